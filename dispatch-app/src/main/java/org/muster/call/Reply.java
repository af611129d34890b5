package org.muster.call;

/** What somebody answers, and the key they press or send for it. */
public enum Reply {
    YES("1"),
    NO("2"),
    DONE("3");

    private final String key;

    Reply(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
