package org.muster.casualty;

/** Kinds of beds, of those of EDXL-HAVE the ones an accident asks for. */
enum BedType {
    EMERGENCY("急诊抢救", "EmergencyDepartment"),
    ICU("重症监护", "AdultICU"),
    PAEDIATRIC_ICU("儿童重症", "PediatricICU"),
    BURN("烧伤", "Burn"),
    SURGICAL("内外科", "MedicalSurgical"),
    ISOLATION("负压隔离", "NegativeFlowIsolation"),
    OPERATING("手术间", "OperatingRooms");

    private final String label;
    private final String have;

    BedType(String label, String have) {
        this.label = label;
        this.have = have;
    }

    String label() {
        return label;
    }

    /** The word of EDXL-HAVE for it. */
    String have() {
        return have;
    }

    /** What somebody needs, from the colour of the tag and what was done to them; a dispatcher may ask for another. */
    static BedType neededBy(Casualty it) {
        if (it.harm() == Harm.BURN) {
            return BURN;
        }
        return it.triage() == Triage.RED ? ICU : EMERGENCY;
    }
}
