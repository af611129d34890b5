package org.muster.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The journal entries a number on the page stands on: sequence numbers of one incident's journal, ascending, without repeats. */
public record Entries(List<Long> seqs) {

    public Entries {
        if (seqs.stream().anyMatch(seq -> seq < 1)) {
            throw new IllegalArgumentException("A journal sequence starts at 1: " + seqs);
        }
        seqs = List.copyOf(new TreeSet<>(seqs));
    }

    public static Entries none() {
        return new Entries(List.of());
    }

    public static Entries of(Collection<Long> seqs) {
        return new Entries(List.copyOf(seqs));
    }

    public static Entries of(long... seqs) {
        return new Entries(LongStream.of(seqs).boxed().toList());
    }

    /** Every entry from {@code first} to {@code last}, both included. */
    public static Entries between(long first, long last) {
        return new Entries(LongStream.rangeClosed(first, last).boxed().toList());
    }

    public Entries and(Entries others) {
        var all = new ArrayList<>(seqs);
        all.addAll(others.seqs);
        return new Entries(all);
    }

    /** {@code 日志 37–44、158}, or an empty string when nothing was recorded. */
    public String text() {
        if (seqs.isEmpty()) {
            return "";
        }
        var runs = new ArrayList<String>();
        long first = seqs.get(0);
        long last = first;
        for (long seq : seqs.subList(1, seqs.size())) {
            if (seq != last + 1) {
                runs.add(run(first, last));
                first = seq;
            }
            last = seq;
        }
        runs.add(run(first, last));
        return "日志 " + String.join("、", runs);
    }

    private static String run(long first, long last) {
        return first == last ? Long.toString(first) : first + "–" + last;
    }
}
