package org.muster.callout;

/** A way to a person. */
enum Channel {
    /** The open page itself, told over the live link; what counts is the page's receipt. */
    PUSH("推送"),
    SMS("短信"),
    VOICE("语音");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
