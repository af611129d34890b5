package org.muster.gauge;

/** @param repeated whether the gauge had said something about this very moment before; that stands */
public record Taken(Quality quality, boolean repeated) {}
