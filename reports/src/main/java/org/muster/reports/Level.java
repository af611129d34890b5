package org.muster.reports;

/** Response level 响应级别, highest first. */
public enum Level {
    I,
    II,
    III,
    IV
}
