package vn.directive.workflow.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.directive.workflow.access.FormFields;
import vn.directive.workflow.access.FormFields.Fields;

/**
 * Lets a form submission carry the fields of its form and nothing else. The engine takes whatever variables come
 * with a completion, so without this a person could choose who works next ({@code leadBody}) or skip a decision.
 */
@Component
class SubmittedFieldsFilter extends OncePerRequestFilter {

    /** Long texts are welcome (a synthesis of nineteen replies), files are not: they go to {@code /api/v1}. */
    static final int MAX_BODY = 2 * 1024 * 1024;

    private static final Set<String> TYPES =
            Set.of("String", "Boolean", "Integer", "Long", "Double", "Number", "Date", "Json", "Null", "null");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormFields forms;
    private final RequestMatcher[] taskSubmissions = matchers("/task/{id}/submit-form/**", "/task/{id}/complete/**");
    private final RequestMatcher[] starts = matchers("/process-definition/{id}/submit-form/**");
    private final RequestMatcher[] startsByKey = matchers("/process-definition/key/{key}/submit-form/**",
            "/process-definition/key/{key}/tenant-id/{tenant}/submit-form/**");

    SubmittedFieldsFilter(FormFields forms) {
        this.forms = forms;
    }

    private static RequestMatcher[] matchers(String... paths) {
        return Stream.of("/camunda/api/engine/engine/{engine}", "/engine-rest/engine/{engine}", "/engine-rest")
                .flatMap(base -> Stream.of(paths).map(path -> base + path))
                .map(pattern -> withDefaults().matcher(HttpMethod.POST, pattern)).toArray(RequestMatcher[]::new);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Fields> fields = fields(request);
        boolean upload = request.getContentType() != null && request.getContentType().startsWith("multipart/");
        if (!upload && request.getContentLengthLong() > MAX_BODY) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "Nội dung gửi lên quá lớn (tối đa 2 MB); "
                    + "tệp đính kèm hãy tải lên ở thẻ Hồ sơ.");
            return;
        }
        if (fields.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "Nội dung gửi lên quá lớn (tối đa 2 MB).");
            return;
        }
        Optional<String> complaint = check(body, fields.get());
        if (complaint.isPresent()) {
            refuse(response, HttpStatus.BAD_REQUEST, complaint.get());
            return;
        }
        chain.doFilter(new RepeatedBody(request, body), response);
    }

    private Optional<Fields> fields(HttpServletRequest request) {
        for (RequestMatcher matcher : taskSubmissions) {
            RequestMatcher.MatchResult match = matcher.matcher(request);
            if (match.isMatch()) {
                return Optional.of(forms.ofTask(match.getVariables().get("id")));
            }
        }
        for (RequestMatcher matcher : startsByKey) {
            RequestMatcher.MatchResult match = matcher.matcher(request);
            if (match.isMatch()) {
                return Optional.of(forms.ofStartByKey(match.getVariables().get("key")));
            }
        }
        for (RequestMatcher matcher : starts) {
            RequestMatcher.MatchResult match = matcher.matcher(request);
            if (match.isMatch()) {
                return Optional.of(forms.ofStart(match.getVariables().get("id")));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> check(byte[] body, Fields fields) {
        JsonNode json;
        try {
            json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.of("Nội dung gửi lên không đọc được.");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (json.hasNonNull("businessKey") && !json.path("businessKey").asText().isEmpty()) {
            return Optional.of("Mã hồ sơ do hệ thống cấp, không nhập từ biểu mẫu.");
        }
        JsonNode variables = json.path("variables");
        for (String name : (Iterable<String>) variables::fieldNames) {
            JsonNode variable = variables.path(name);
            if (!fields.keys().contains(name)) {
                return Optional.of("Biểu mẫu này không có trường “%s”; thông tin điều phối không được sửa từ bên ngoài."
                        .formatted(name));
            }
            if (variable.hasNonNull("type") && !TYPES.contains(variable.path("type").asText())) {
                return Optional.of("Trường “%s” có kiểu dữ liệu không được nhận.".formatted(name));
            }
        }
        return fields.choices().entrySet().stream().flatMap(choice -> {
            JsonNode value = variables.path(choice.getKey()).path("value");
            boolean given = value.isValueNode() && !value.isNull() && !value.asText().isEmpty();
            boolean known = given && choice.getValue().contains(value.asText());
            boolean missing = !given && choice.getKey().equals("outcome");
            return (given && !known) || missing
                    ? Stream.of("Hãy chọn một phương án có trong biểu mẫu.") : Stream.empty();
        }).findFirst();
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        Problems.write(response, status, "Dữ liệu chưa hợp lệ", message);
    }

    /** The request with the body that was read already. */
    private static class RepeatedBody extends HttpServletRequestWrapper {

        private final byte[] body;

        RepeatedBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("not used by the engine's servlets");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
