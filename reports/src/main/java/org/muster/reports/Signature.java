package org.muster.reports;

/** A box to sign in: what for ({@code 审核}) and who in office ({@code 森防指办主任}). */
public record Signature(String act, String office) {}
