package org.muster.integrations.cap;

/** A name and a value, as event codes, parameters and geocodes have them. */
public record CapValue(String name, String value) {}
