package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.penjing.task.Metric;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FrontChartTest {
    private static final FrontChart.Point SMALL = new FrontChart.Point(1_000, 0.90, false, false, "a & b");
    private static final FrontChart.Point LARGE = new FrontChart.Point(10_000, 0.99, true, true, "large");

    @Test
    void largerModelsLieToTheRightAndBetterOnesHigher() throws Exception {
        List<Element> circles = titled(new FrontChart("t", Metric.EXACT_ACCURACY, List.of(series(SMALL, LARGE)), null));
        assertThat(number(circles.get(0), "cx")).isLessThan(number(circles.get(1), "cx"));
        assertThat(number(circles.get(0), "cy")).isGreaterThan(number(circles.get(1), "cy"));
    }

    @Test
    void flashIsLogarithmic() throws Exception {
        FrontChart.Point middle = new FrontChart.Point(3_162, 0.95, false, false, "middle");
        List<Element> circles =
                titled(new FrontChart("t", Metric.EXACT_ACCURACY, List.of(series(SMALL, middle, LARGE)), null));
        double left = number(circles.get(0), "cx");
        double right = number(circles.get(2), "cx");
        assertThat(number(circles.get(1), "cx"))
                .isCloseTo((left + right) / 2, org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void verifiedPointsAreFilledAndEstimatedOnesHollow() throws Exception {
        List<Element> circles = titled(new FrontChart("t", Metric.EXACT_ACCURACY, List.of(series(SMALL, LARGE)), null));
        assertThat(circles.get(0).getAttribute("fill")).isEqualTo("#ffffff");
        assertThat(circles.get(1).getAttribute("fill")).isNotEqualTo("#ffffff");
    }

    @Test
    void anEmptyFrontStillDrawsTheFloatNetwork() throws Exception {
        String svg = new FrontChart("t", Metric.EXACT_ACCURACY, List.of(new FrontChart.Series("m4", List.of())), LARGE)
                .svg();
        assertThat(svg).contains("large: 99.0 % exact, 10,000 bytes (verified)");
        parse(svg);
    }

    @Test
    void drawsR2AsWhatItIsBelowNoughtToo() throws Exception {
        FrontChart.Point useless = new FrontChart.Point(1_000, -0.5, false, false, "useless");
        String svg = new FrontChart("t", Metric.R2, List.of(series(useless, LARGE)), null).svg();
        assertThat(svg)
                .contains(">R2</text>", "useless: R2 -0.5000, 1,000 bytes (expected)")
                .doesNotContain("exact", " %");
        List<Element> circles = titled(new FrontChart("t", Metric.R2, List.of(series(useless, LARGE)), null));
        assertThat(number(circles.getFirst(), "cy")).isLessThan(480 - 60);
    }

    private static FrontChart.Series series(FrontChart.Point... points) {
        return new FrontChart.Series("m4", List.of(points));
    }

    /** The circles of points; those of the legend have no title. */
    private static List<Element> titled(FrontChart chart) throws Exception {
        NodeList circles = parse(chart.svg()).getElementsByTagName("circle");
        List<Element> titled = new ArrayList<>();
        for (int i = 0; i < circles.getLength(); i++) {
            Element circle = (Element) circles.item(i);
            if (circle.getElementsByTagName("title").getLength() > 0) {
                titled.add(circle);
            }
        }
        return titled;
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
