package org.muster.zone;

/** Names and numbers for those who need not see them whole. */
public final class Masked {

    private Masked() {}

    /** 陈国平 → 陈*. */
    public static String name(String name) {
        return name == null || name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /** 10090001234 → 100****1234. */
    public static String phone(String phone) {
        if (phone == null || phone.length() < 7) {
            return phone == null ? null : "****";
        }
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
