package org.muster.safety;

import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** Not even a commander lets a crew through now. */
class LineClosed extends Problem {

    /** @param line what the place of danger is called in this incident: 火线, 作业面 */
    LineClosed(String line, String teamName, String reason) {
        super(HttpStatus.CONFLICT, "line-closed", "现在不能上" + line, teamName + "不能上" + line + "：" + reason);
    }
}
