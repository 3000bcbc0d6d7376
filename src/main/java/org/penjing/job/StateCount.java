package org.penjing.job;

record StateCount(JobState state, long jobs) {}
