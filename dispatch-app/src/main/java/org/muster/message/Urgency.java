package org.muster.message;

/** The four degrees of a telegram, most urgent first (党政机关公文处理工作条例 Art 9: 特提、特急、加急、平急). */
enum Urgency {
    FLASH("特提"),
    IMMEDIATE("特急"),
    PRIORITY("加急"),
    ROUTINE("平急");

    private final String label;

    Urgency(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
