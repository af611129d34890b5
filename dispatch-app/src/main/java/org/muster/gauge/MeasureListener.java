package org.muster.gauge;

import java.util.List;

/** Hears what good readings amount to, in the transaction that keeps them and in the order they were measured. */
public interface MeasureListener {

    void measured(List<Measured> measured);

    /** Called after that transaction has committed; may be called for nothing. */
    default void kept() {}
}
