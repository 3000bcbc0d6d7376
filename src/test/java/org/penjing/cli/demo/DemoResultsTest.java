package org.penjing.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penjing.cli.Samples;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.PointResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** summary.json, the table and the picture. */
class DemoResultsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JobResponse job = Samples.job(JobStatus.COMPLETED, 100, null);
    private final List<ProfileResult> results = List.of(Samples.found("m4"), Samples.nothing("m0"));

    private JsonNode summary() {
        return MAPPER.valueToTree(DemoSummary.of(job, results, Optional.of(31.5)));
    }

    @Test
    void summaryHasItsFieldsInTheirOrder() {
        assertThat(summary().propertyNames())
                .containsExactly(
                        "jobId",
                        "seed",
                        "seconds",
                        "evaluations",
                        "distinctEvaluations",
                        "candidatesPerSecond",
                        "baseline",
                        "profiles");
        assertThat(summary().get("baseline").propertyNames())
                .containsExactly("exactAccuracy", "cellAccuracy", "flashBytes", "depth");
        assertThat(summary().get("profiles").get(0).propertyNames())
                .containsExactly(
                        "profile",
                        "feasible",
                        "exactAccuracy",
                        "cellAccuracy",
                        "macroF1",
                        "flashBytes",
                        "sramBytes",
                        "macs",
                        "flops",
                        "depth",
                        "expectedDepth",
                        "haltThreshold",
                        "latencyMillis",
                        "energyMicrojoules",
                        "frontSize",
                        "hypervolume",
                        "files");
    }

    @Test
    void summaryCountsProposalsAndDistinctCandidates() {
        assertThat(summary().get("evaluations").asInt()).isEqualTo(50);
        assertThat(summary().get("distinctEvaluations").asInt()).isEqualTo(40);
        assertThat(summary().get("seconds").asDouble()).isEqualTo(61.5);
        assertThat(summary().get("candidatesPerSecond").asDouble()).isEqualTo(31.5);
    }

    @Test
    void summaryHasVerifiedFiguresNotEstimates() {
        JsonNode profile = summary().get("profiles").get(0);
        assertThat(profile.get("exactAccuracy").asDouble()).isEqualTo(0.95);
        assertThat(profile.get("feasible").asBoolean()).isTrue();
        assertThat(profile.get("frontSize").asInt()).isEqualTo(2);
        assertThat(profile.get("files").get(0).asString()).isEqualTo("model.onnx");
    }

    @Test
    void summaryOfAProfileWithoutAModelHasNoFigures() {
        JsonNode profile = summary().get("profiles").get(1);
        assertThat(profile.get("feasible").asBoolean()).isFalse();
        assertThat(profile.get("exactAccuracy").isNull()).isTrue();
        assertThat(profile.get("files").isEmpty()).isTrue();
        assertThat(profile.propertyNames())
                .hasSameSizeAs(summary().get("profiles").get(0).propertyNames());
    }

    @Test
    void tableHoldsTheFloatNetworkAgainstEachModel() {
        assertThat(DemoTable.of(job, results).lines())
                .containsExactly(
                        "network        which           exact   cells  flash B  smaller  SRAM B   FLOPs     ms "
                                + " expected ms  microjoules  depth  steps",
                        "float network  -              98.0 %  99.5 %  100,000    1.0 x       -  35,200      -        "
                                + "    -            -      4      -",
                        "m4             most accurate  95.0 %  99.0 %   12,500    8.0 x   4,000   2,000  25.50       "
                                + " 12.00            -      3   2.50",
                        "m0             -                   -       -        -        -       -       -      -        "
                                + "    -            -      -      -");
    }

    @Test
    void tableHasTheSmallestModelWithinAPointOfFloatAndTheMostAccurateOne() {
        PointResponse accurate = Samples.point("a", 0.999, 12_500);
        PointResponse small = Samples.point("b", 0.97, 9_000);
        PointResponse tooSmall = Samples.point("c", 0.969, 8_000);
        PointResponse infeasible = Samples.point("d", 1, false, true);
        assertThat(rows(accurate, small, tooSmall, infeasible))
                .containsExactly("m4  smallest within 1 point  97.0 %", "m4  most accurate  99.9 %");
        assertThat(rows(accurate, tooSmall)).containsExactly("m4  smallest within 1 point and most accurate  99.9 %");
        assertThat(rows(tooSmall)).containsExactly("m4  most accurate  96.9 %");
    }

    private List<String> rows(PointResponse... points) {
        List<ProfileResult> found = List.of(new ProfileResult("m4", Samples.front("m4", points), null));
        return DemoTable.of(job, found).rows().stream()
                .skip(1)
                .map(row -> String.join("  ", row.subList(0, 3)))
                .toList();
    }
}
