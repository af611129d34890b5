package org.muster.casualty;

/**
 * What became of somebody, said by a doctor: takes the place of the colour of the tag in every count. Heavy injury and
 * acute industrial poisoning are counted together (国务院令493 Art 3).
 */
enum Outcome {
    DEAD("死亡"),
    SERIOUS("重伤"),
    POISONED("急性中毒"),
    LIGHT("轻伤"),
    UNHURT("未受伤");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
