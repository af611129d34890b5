package org.muster.team;

/** Somebody to call. */
public record Contact(String name, String phone) {}
