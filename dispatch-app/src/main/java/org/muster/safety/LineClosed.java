package org.muster.safety;

import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** Not even a commander lets a crew through now. */
class LineClosed extends Problem {

    LineClosed(String teamName, String reason) {
        super(HttpStatus.CONFLICT, "line-closed", "现在不能上火线", teamName + "不能上火线：" + reason);
    }
}
