package org.penjing.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.search.Evaluation;
import org.penjing.search.Price;
import org.penjing.search.RecursiveProblem;
import org.penjing.search.Scorer;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.Strategy;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

class AccuracyModelTest {
    private final CandidateSpace space = RecursiveProblem.space();
    private final RecursiveProblem problem = new RecursiveProblem(60_000);

    @Test
    void networksThatCouldNotBeRunTeachNothing() {
        Search search = search(40);
        Search.Proposal first = search.ask(search.start());
        List<Evaluation<String>> allRun = problem.score(search.candidates(first));
        List<Genome> genomes = search.genomes(first);
        Genome lost = first.networks().get(first.networks().size() / 2);
        List<Evaluation<String>> oneFailed = new ArrayList<>();
        for (int i = 0; i < allRun.size(); i++) {
            oneFailed.add(
                    space.network(genomes.get(i)).equals(lost)
                            ? failed(allRun.get(i).candidate())
                            : allRun.get(i));
        }

        double truth = allRun.get(genomes.indexOf(lost)).fitness().error();
        double expected = AccuracyModel.of(space, search.tell(search.start(), first, oneFailed))
                .orElseThrow()
                .error(lost, 0);

        assertThat(expected).isBetween(truth - 0.15, truth + 0.15);
    }

    @Test
    void aSearchWhoseNetworksAllFailGoesOnUntilItsBudgetEnds() {
        Search search = search(30);

        Scorer<String> failing =
                candidates -> candidates.stream().map(this::failed).toList();
        SearchState end = search.run(search.start(), failing);

        assertThat(end.archive().networks()).hasSize(30);
        assertThat(end.front().isEmpty()).isTrue();
    }

    private Search search(int budget) {
        return Strategies.search(space, SearchSettings.of(Strategy.SURROGATE, budget, 1), problem);
    }

    private Evaluation<String> failed(Candidate candidate) {
        Price price = problem.price(candidate);
        return new Evaluation<>(candidate, Fitness.failed(price.objectives(), price.violation()), "failed");
    }
}
