package org.muster.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal the caller can understand: an RFC 9457 problem with a stable {@code type} and a Chinese sentence that says
 * what to do. Modules extend it to name their own failures.
 */
public class Problem extends RuntimeException {

    /** One wrong input field and what to do about it. */
    public record FieldError(String field, String message) {}

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    /** @param type kebab-case name that never changes; clients see {@code /problems/<type>} */
    public Problem(HttpStatus status, String type, String title, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    /** Also used for what lies outside the caller's jurisdiction, so that existence is not told. */
    public static Problem notFound(String what) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "找不到" + what, "没有这个" + what + "，或不在您的辖区。请核对编号。");
    }

    public static Problem conflict(String type, String detail) {
        return new Problem(HttpStatus.CONFLICT, type, "当前状态不允许", detail);
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", "没有权限", detail);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "invalid",
                        "填写有误",
                        errors.get(0).message())
                .with("errors", errors);
    }

    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
