package org.muster.casualty;

/** The colour of the tag: START (Simple Triage And Rapid Treatment), the four colours Chinese 伤票 use too. */
enum Triage {
    RED("红", "危重，立即救治"),
    YELLOW("黄", "重，可以稍等"),
    GREEN("绿", "轻，能自己走"),
    BLACK("黑", "已死亡或无法救活");

    private final String label;
    private final String meaning;

    Triage(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }
}
