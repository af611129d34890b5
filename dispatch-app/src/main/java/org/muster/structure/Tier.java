package org.muster.structure;

/** Where a post stands in the chart, from above. */
enum Tier {
    /** Commands or stands in for who does. */
    LEAD,
    /** The office that keeps the structure running. */
    OFFICE,
    GROUP,
    /** A unit that answers for its own field: the X of 1+1+X. */
    UNIT
}
