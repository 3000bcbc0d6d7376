/** What is asked of a network: the form of questions and answers, and how well answers fit. */
@NullMarked
package org.penjing.task;

import org.jspecify.annotations.NullMarked;
