package org.penjing.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.penjing.data.Sample;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;

/** What is asked of a network: the form of its questions and answers, and how well answers fit. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TokenGrid.class, name = "grid"),
    @JsonSubTypes.Type(value = Classification.class, name = "classification"),
    @JsonSubTypes.Type(value = Regression.class, name = "regression")
})
public sealed interface Task permits Classification, Regression, TokenGrid {
    /** Tokens, or numbers, of a question. */
    int inputs();

    /** How an answer is read from the output of a network. */
    Reading reading();

    /** The metric by which networks are told apart; 1 when all is right. */
    Metric headline();

    /** The questions of samples of this task, in their order. */
    Questions questions(List<? extends Sample> samples);

    /** Every metric of answers to {@code samples}, the headline first. */
    Map<Metric, Double> metrics(Answers answers, List<? extends Sample> samples);

    /**
     * How wrong the answer to one question is: 0 if right. Where an answer is right or wrong, 1 if wrong; where it is numbers,
     * their squared error.
     */
    double loss(Answers answers, int question, Sample sample);
}
