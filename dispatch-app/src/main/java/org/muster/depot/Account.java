package org.muster.depot;

/**
 * One account of the ledger: so much of a lot is there.
 *
 * @param holder whose: the id of the order, the loan, the requisition; for {@link Kind#DEPOT} empty, or the exercise that
 *     plays with a copy of the shelf
 */
public record Account(Kind kind, LotId lot, String holder) {

    /** Where material can be. What may fall below zero is where it comes from. */
    public enum Kind {
        DEPOT("库存"),
        TRANSIT("在途"),
        SCENE("现场"),
        /** At the scene and broken. */
        DAMAGED("现场损坏"),
        CONSUMED("已消耗"),
        WRITTEN_OFF("已报损"),
        /** Out on loan to somebody who brings it back. */
        BORROWER("借出"),
        SUPPLIER("供货方"),
        /** Counted otherwise by the one who sent and the one who received. */
        DIFFERENCE("收发差异"),
        /** Counted otherwise than the ledger said. */
        COUNT("盘点差异"),
        /** Whom we owe what we borrowed. */
        LENDER("出借方"),
        /** From whom it was requisitioned. */
        OWNER("被征用人"),
        /** Where an exercise takes its copy of a shelf from. */
        EXERCISE("演练");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A real shelf. */
    public static Account shelf(LotId lot) {
        return new Account(Kind.DEPOT, lot, "");
    }

    public static Account of(Kind kind, LotId lot, Object holder) {
        return new Account(kind, lot, holder.toString());
    }
}
