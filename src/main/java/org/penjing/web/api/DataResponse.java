package org.penjing.web.api;

import java.util.List;

/**
 * What a job's data are like.
 *
 * @param cells of a question
 * @param answerCells of an answer, the first ones
 * @param alphabet the characters in the order of their tokens; empty where data are numbers
 * @param rows looked at: all of a file's, of a generator's perhaps only the first
 * @param duplicates rows left out because an equal one stays
 * @param contradictions rows left out because another has the same question and a different answer
 * @param changedGivens rows whose answer changes a given cell, in a task that keeps them
 * @param blankAnswers rows whose answer has a blank, in a task that fills them
 * @param classes different answers, where answers are classes, else 0
 * @param splitBy what is not torn apart
 * @param training rows
 * @param validation rows
 * @param test rows
 * @param notes the same in sentences, and what of the test is new to the network
 */
public record DataResponse(
        int cells,
        int answerCells,
        String alphabet,
        int rows,
        int duplicates,
        int contradictions,
        int changedGivens,
        int blankAnswers,
        int classes,
        String splitBy,
        int training,
        int validation,
        int test,
        List<String> notes) {}
