package org.muster.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.BindException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every failure of a request into an RFC 9457 problem: what the caller can mend is said in Chinese, field by
 * field; what they cannot is logged under a number, and only the number is told.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem) {
        return answer(problem, new HttpHeaders());
    }

    /** Thrown at a handler's {@code @PreAuthorize}. */
    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            return refused(new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "未登录", "请先登录，或登录已失效。"));
        }
        return refused(Problem.forbidden("您的角色不能进行这项操作。"));
    }

    @ExceptionHandler
    ResponseEntity<Object> violated(ConstraintViolationException violated) {
        return refused(Problem.invalid(violated.getConstraintViolations().stream()
                .map(it -> new FieldError(lastOf(it), it.getMessage()))
                .toList()));
    }

    private static String lastOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.indexOf('.') + 1);
    }

    /** The database said no: class 22 is a value it cannot hold, class 23 a rule that another change has met first. */
    @ExceptionHandler
    ResponseEntity<Object> contradicted(DataIntegrityViolationException contradicted, HttpServletRequest request) {
        log.info("{} {}: {}", request.getMethod(), request.getRequestURI(), contradicted.toString());
        if (sqlState(contradicted).startsWith("22")) {
            return refused(new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "invalid", "填写有误", "有内容无法保存：文字含非法字符或数值超出范围。"));
        }
        return refused(Problem.conflict("conflict", "与现有数据冲突：编号重复，或所引用的对象不存在。请刷新后重试。"));
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(ConcurrencyFailureException overtaken, HttpServletRequest request) {
        log.info("{} {}: {}", request.getMethod(), request.getRequestURI(), overtaken.toString());
        return refused(Problem.conflict("changed-meanwhile", "别人刚刚改动了同一内容，本次未保存。请刷新后重试。")
                .with("retryAfter", 1));
    }

    private static String sqlState(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mistyped) {
        for (Throwable it = mistyped; it != null; it = it.getCause()) {
            if (it instanceof Problem problem) {
                return refused(problem);
            }
        }
        if (mistyped.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return refused(Problem.notFound("对象"));
        }
        return refused(Problem.invalid(mistyped.getName(), "取值不合法，请核对"));
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(Exception broken, HttpServletRequest request) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), number, broken);
        return refused(new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR, "internal", "系统内部错误", "操作未完成，错误编号 " + number + "，请告知值班技术人员。")
                .with("traceId", number));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused(Problem.invalid(errors(invalid)));
    }

    private static List<FieldError> errors(BindException invalid) {
        List<FieldError> errors = new ArrayList<>();
        invalid.getFieldErrors().forEach(it -> errors.add(new FieldError(it.getField(), it.getDefaultMessage())));
        invalid.getGlobalErrors().forEach(it -> errors.add(new FieldError("", it.getDefaultMessage())));
        return errors;
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = new ArrayList<>();
        invalid.getParameterValidationResults().forEach(result -> {
            if (result instanceof ParameterErrors fields) {
                fields.getFieldErrors()
                        .forEach(it -> errors.add(new FieldError(it.getField(), it.getDefaultMessage())));
            } else {
                String name = result.getMethodParameter().getParameterName();
                result.getResolvableErrors().forEach(it -> errors.add(new FieldError(name, it.getDefaultMessage())));
            }
        });
        return refused(errors.isEmpty() ? Problem.invalid("", "填写有误") : Problem.invalid(errors));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return refused(Problem.invalid(missing.getParameterName(), "缺少参数 " + missing.getParameterName()));
    }

    /** Broken JSON and unknown fields are 400; a sound document with a wrong value in it is 422 and names the field. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        // a value that refused to be wrong says it best, however deep the parser has wrapped it
        for (Throwable it = unreadable.getCause(); it != null; it = it.getCause()) {
            if (it instanceof Problem problem) {
                return refused(problem);
            }
        }
        for (Throwable it = unreadable.getCause(); it != null; it = it.getCause()) {
            if (it instanceof UnrecognizedPropertyException unknown) {
                String field = path(unknown);
                return refused(bad("unknown-field", "多余的字段", "不认识字段 " + field + "，请去掉后重试。")
                        .with("errors", List.of(new FieldError(field, "不认识这个字段"))));
            }
            if (it instanceof MismatchedInputException mismatched
                    && !mismatched.getPath().isEmpty()) {
                return refused(Problem.invalid(path(mismatched), "取值不合法或缺失，请核对"));
            }
            if (it instanceof JsonProcessingException) {
                return refused(bad("malformed-json", "内容不是合法的 JSON", "请求内容无法解析，请检查 JSON 格式、重复的字段和编码。"));
            }
        }
        return refused(bad("malformed-request", "请求内容无法读取", "请求缺少内容，或内容不完整。"));
    }

    private static Problem bad(String type, String title, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, type, title, detail);
    }

    private static String path(JsonMappingException at) {
        return at.getPath().stream()
                .map(it -> it.getFieldName() != null ? it.getFieldName() : "[" + it.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** What Spring itself refuses: wrong method, wrong media type, unknown path and the like. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refused, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            return null;
        }
        return answer(ofStatus(status.value()), headers);
    }

    /** A problem for a refusal of which no more than its status is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "未登录", "请先登录，或登录已失效。");
            case 403 -> Problem.forbidden("您的角色不能进行这项操作。");
            case 404 -> Problem.notFound("页面");
            case 405 -> new Problem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "不支持该方法", "这个地址不支持该请求方法。");
            case 406 -> new Problem(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "无法按要求的格式答复", "请接受 application/json。");
            case 413 -> new Problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "内容过大", "请求内容过大，请压缩或分次提交。");
            case 415 -> new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "不支持的内容类型", "请以 application/json 提交。");
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                if (known != null && known.is4xxClientError()) {
                    yield new Problem(known, "malformed-request", "请求有误", "请求无法处理，请检查地址和内容。");
                }
                yield new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "系统内部错误", "操作未完成，请稍后重试。");
            }
        };
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        detail.setType(URI.create("/problems/" + problem.type()));
        detail.setTitle(problem.title());
        problem.properties().forEach(detail::setProperty);
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.properties().get("retryAfter") instanceof Number seconds) {
            all.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return new ResponseEntity<>(detail, all, problem.status());
    }
}
