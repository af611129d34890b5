package org.muster.risk;

/** What kind of danger or of thing to protect a risk source is. */
enum RiskKind {
    HAZCHEM("危化", false),
    HAZCHEM_TRADE("危化经营", false),
    INDUSTRY("工贸", false),
    GEOLOGICAL("地质灾害", false),
    FLASH_FLOOD("山洪", false),
    RESERVOIR("水库", false),
    DYKE("堤防", false),
    FOREST("林区", false),
    CEMETERY("祭祀点", false),
    CROWD("人员密集场所", true);

    private final String label;
    private final boolean protectedObject;

    RiskKind(String label, boolean protectedObject) {
        this.label = label;
        this.protectedObject = protectedObject;
    }

    String label() {
        return label;
    }

    /** Whether it is there to be protected rather than to be feared. */
    boolean protectedObject() {
        return protectedObject;
    }
}
