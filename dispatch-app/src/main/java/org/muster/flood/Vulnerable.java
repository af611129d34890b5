package org.muster.flood;

/** Who goes first when not all can go at once (突发事件应对法 Art 11). */
enum Vulnerable {
    MINOR("未成年人"),
    OLD("老年人"),
    DISABLED("残疾人"),
    PREGNANT("孕期、哺乳期妇女"),
    ILL("需要及时就医的伤病人员");

    private final String label;

    Vulnerable(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
