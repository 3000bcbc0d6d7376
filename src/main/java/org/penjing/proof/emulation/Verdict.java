package org.penjing.proof.emulation;

/** What came of a package on an emulated core. */
public sealed interface Verdict permits Execution, DoesNotFit {}
