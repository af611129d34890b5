package org.muster.expert;

/**
 * How far somebody's work has proved reliable (宁波安全生产社会化服务信用 ABCD, practices 6.27): A and B first, C where no
 * better one is near, D is not proposed.
 */
enum CreditGrade {
    A,
    B,
    C,
    D;

    boolean proposed() {
        return this != D;
    }
}
