package org.tongqu.sealing.internal.doctor;

/**
 * One difference between what was agreed and what was sent.
 *
 * @param place the step it concerns
 * @param detail which key, name, part or how long; never content
 */
record Deviation(Hypothesis hypothesis, String place, String detail) {}
