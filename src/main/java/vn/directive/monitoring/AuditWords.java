package vn.directive.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.directive.audit.AuditAction;
import vn.directive.monitoring.AuditQueries.Entry;
import vn.directive.organisation.Role;

/** An entry of the audit trail as people read it. */
public final class AuditWords {

    private static final Map<String, String> RIGHTS = Map.of("manager", "Theo dõi, chỉ đạo", "administrator",
            "Quản trị viên", "self", "Tự ghi", "account", "Chủ tài khoản", "system", "Hệ thống", "anonymous",
            "Chưa đăng nhập", "assignee", "Người được giao", "register", "Sổ văn bản", "reader", "Người đọc");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("from", "Từ"), Map.entry("to", "Đến"),
            Map.entry("fromName", "Từ cơ quan"), Map.entry("toName", "Đến"), Map.entry("bodies", "Cơ quan"),
            Map.entry("waiting", "Còn chờ"), Map.entry("sent", "Đã gửi"), Map.entry("name", "Việc"),
            Map.entry("process", "Quy trình"), Map.entry("step", "Bước"), Map.entry("outcome", "Ý kiến xử lý"),
            Map.entry("symbol", "Số, ký hiệu"), Map.entry("issuedOn", "Ngày ban hành"), Map.entry("version", "Bản"),
            Map.entry("absent", "Người vắng mặt"), Map.entry("substitute", "Người thay thế"),
            Map.entry("reason", "Lý do"), Map.entry("nextNumber", "Số tiếp theo"), Map.entry("accounts", "Tài khoản"),
            Map.entry("changed", "Thay đổi"), Map.entry("added", "Thêm mới"), Map.entry("posts", "Vị trí"),
            Map.entry("holders", "Người giữ vị trí"), Map.entry("grants", "Quyền"),
            Map.entry("successions", "Kế thừa"), Map.entry("rows", "Số dòng"), Map.entry("format", "Dạng tệp"),
            Map.entry("wanted", "Vị trí cần xử lý"), Map.entry("givenTo", "Giao cho"), Map.entry("why", "Vì sao"),
            Map.entry("request", "Yêu cầu"), Map.entry("content", "Nội dung"),
            Map.entry("effectiveOn", "Ngày hiệu lực"));

    private AuditWords() {}

    public static String action(Entry entry) {
        return AuditAction.of(entry.action()).map(AuditAction::label).orElse(entry.action());
    }

    /** Post and body, or right. */
    public static String capacity(Entry entry) {
        if (entry.actingRole() == null) {
            return "";
        }
        String role = role(entry.actingRole()).orElseGet(() ->
                RIGHTS.getOrDefault(entry.actingRole(), entry.actingRole()));
        return entry.actingBody() == null ? role : role + ", " + entry.actingBody().name();
    }

    /** Each as name and value. */
    public static List<String> details(Entry entry) {
        List<String> lines = new ArrayList<>();
        if (entry.details() != null) {
            entry.details().properties().forEach(field -> lines.add(
                    NAMES.getOrDefault(field.getKey(), field.getKey()) + ": " + value(field.getValue())));
        }
        return lines;
    }

    private static String value(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode() ? value.asText() : value.toString();
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(value(item)));
        return items.stream().collect(Collectors.joining(", "));
    }

    private static Optional<String> role(String key) {
        return Arrays.stream(Role.values()).filter(role -> role.key().equals(key)).map(Role::label).findFirst();
    }
}
