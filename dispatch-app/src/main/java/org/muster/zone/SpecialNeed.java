package org.muster.zone;

/**
 * Who is fetched first: minors, the old, the disabled, the pregnant and nursing, the ill (突发事件应对法 Art 11), and whoever
 * has nobody (Art 76). In the order in which they are fetched.
 */
public enum SpecialNeed {
    BEDRIDDEN("卧床"),
    LIVES_ALONE("独居老人"),
    INFANT("幼儿"),
    PREGNANT("孕妇"),
    DISABLED("残疾"),
    ILL("重病"),
    ELDERLY("老人"),
    MINOR("未成年");

    private final String label;

    SpecialNeed(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
