package org.muster.reports;

import java.util.List;

/**
 * What ran beside the response: experts, traffic, what the public was told, the investigation, compensation
 * (调查、发布与补偿).
 *
 * @param caption the figures of it in one line; null without any
 * @param moments what happened, oldest first within each kind of work
 */
public record ParallelWork(String caption, List<KeyMoment> moments) {

    private static final ParallelWork NONE = new ParallelWork(null, List.of());

    public ParallelWork {
        moments = List.copyOf(moments);
    }

    /** Nothing ran beside it: the section is not printed. */
    public static ParallelWork none() {
        return NONE;
    }

    boolean any() {
        return !moments.isEmpty();
    }
}
