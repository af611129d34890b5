package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Substance cards, looked up by name, CAS or UN number; for everybody who may have to stand near one. */
@RestController
@RequestMapping("/api/substances")
@PreAuthorize("isAuthenticated()")
class SubstanceController {

    private static final int MOST = 50;

    /** @param words what to do when nothing was found */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(List<Substance> cards, String words) {}

    /** @param distances whatever any table says of it; {@code table} the one that is used */
    record Card(Substance substance, List<IsolationDistance> distances) {}

    private final Substances substances;
    private final IsolationDistances distances;

    SubstanceController(Substances substances, IsolationDistances distances) {
        this.substances = substances;
        this.distances = distances;
    }

    /** @param query a part of a name in either language, a CAS or a UN number; all cards when left out */
    @GetMapping
    Found search(@RequestParam(defaultValue = "") @Size(max = 60, message = "查询不超过 60 字") String query) {
        List<Substance> cards = substances.search(query, MOST);
        return new Found(
                cards,
                cards.isEmpty()
                        ? "卡片库里没有“" + query.strip()
                                + "”：请核对罐体、标签上的名称、CAS 号或 UN 号；核清前按未知物质处置（ERG 指南 111）：四周至少隔离 100 米，上风向接近"
                        : null);
    }

    @GetMapping("/{id}")
    Card get(@PathVariable String id) {
        Substance substance = substances.find(new SubstanceId(id)).orElseThrow(() -> Problem.notFound("物质卡片"));
        return new Card(substance, distances.listOf(substance.id()));
    }
}
