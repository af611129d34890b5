package org.muster.dispatch;

import java.util.List;
import java.util.stream.Collectors;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** Somebody counted present is present in another running order; names the holder. */
class PersonAlreadyMustered extends Problem {

    PersonAlreadyMustered(List<OrderRolls.Holder> holders) {
        super(
                HttpStatus.CONFLICT,
                "person-already-mustered",
                "人员已在别队集结",
                holders.stream()
                                .map(it -> it.name() + "已在" + it.teamName() + "（" + it.incidentTitle() + "，令 "
                                        + it.number() + "）点到")
                                .collect(Collectors.joining("；"))
                        + "。同一人不能算两队，请先在原队销到，再报一次。");
        with("holders", holders);
    }
}
