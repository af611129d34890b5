package org.muster.lateanswer;

/** Which of two teams stays: the one that was late, the one sent in its place, or both. */
enum Keep {
    LATE("留用迟到队伍，撤回替补"),
    REPLACEMENT("留用替补，迟到队伍收队"),
    BOTH("两队都留");

    private final String label;

    Keep(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
