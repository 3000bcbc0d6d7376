/*
 * A FreeRTOS task with static memory only: takes questions from a queue, puts answers into another, and lets other tasks run
 * between steps. Needs configSUPPORT_STATIC_ALLOCATION. Call penjing_task_start once, before vTaskStartScheduler.
 */
#include "penjing_model.h"

#include "FreeRTOS.h"
#include "queue.h"
#include "task.h"

#include <stddef.h>

typedef struct {
    penjing_token tokens[penjing_cells];
} penjing_board;

enum { queue_length = 2, stack_words = 256, priority = tskIDLE_PRIORITY + 1 };

static StaticTask_t task;
static StackType_t stack[stack_words];
static StaticQueue_t questions_memory, answers_memory;
static uint8_t questions_items[queue_length * sizeof(penjing_board)], answers_items[queue_length * sizeof(penjing_board)];

QueueHandle_t penjing_questions, penjing_answers;
void penjing_task_start(void);

static void answer_questions(void *unused) {
    static penjing_board board;
    (void) unused;
    for (;;) {
        uint16_t confidence;
        uint16_t steps = 0;
        (void) xQueueReceive(penjing_questions, &board, portMAX_DELAY);
        if (penjing_start(board.tokens) != penjing_ok) {
            continue; /* a token outside the vocabulary: no answer */
        }
        do {
            confidence = penjing_step();
            steps++;
            taskYIELD();
        } while (steps < penjing_steps && confidence < penjing_threshold);
        penjing_answer(board.tokens);
        (void) xQueueSend(penjing_answers, &board, portMAX_DELAY);
    }
}

void penjing_task_start(void) {
    penjing_questions = xQueueCreateStatic(queue_length, sizeof(penjing_board), questions_items, &questions_memory);
    penjing_answers = xQueueCreateStatic(queue_length, sizeof(penjing_board), answers_items, &answers_memory);
    (void) xTaskCreateStatic(answer_questions, "penjing", stack_words, NULL, priority, stack, &task);
}
