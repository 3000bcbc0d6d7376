package org.penjing.pipeline.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.search.Price;
import org.penjing.search.Pricing;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.Strategy;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.Genome;
import org.penjing.search.strategy.Strategies;

class TargetTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of(""));

    @ParameterizedTest
    @EnumSource(names = {"SURROGATE", "NSGA2", "RANDOM"})
    void theSearchStartsFromTheNetworkThatTheCheckNames(Strategy strategy) {
        Target anyFlash = Targets.of("{}");
        long least = anyFlash.guesses().stream()
                .mapToLong(candidate -> anyFlash.cost(candidate).flashBytes())
                .min()
                .orElseThrow();
        Target target = Targets.of("{\"flashBytes\": %d}".formatted(least + 20));
        assertThat(target.violations(target.mostFrugal()).isEmpty()).isTrue();
        assertThat(target.violations(target.space().smallest()).isEmpty())
                .as("fewest bits everywhere need more code than there is room for")
                .isFalse();
        SearchSettings settings = SearchSettings.of(strategy, 20, 7).withGuesses(target.guesses());
        Search search = Strategies.search(target.space(), settings, pricing(target));
        Genome named = target.space().network(target.space().genome(target.mostFrugal()));
        assertThat(search.ask(search.start()).networks()).contains(named);
    }

    @Test
    void offersDepthsBeyondTheTrainedOne() {
        assertThat(Targets.of("{}").space().depths().steps()).startsWith(1, 2).endsWith(6);
    }

    private static Pricing pricing(Target target) {
        return new Pricing() {
            @Override
            public Price price(Candidate candidate) {
                return new Price(
                        List.of((double) target.cost(candidate).flashBytes()),
                        target.violations(candidate).sum());
            }

            @Override
            public double errorLimit() {
                return 1;
            }
        };
    }
}
