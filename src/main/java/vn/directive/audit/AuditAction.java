package vn.directive.audit;

import java.util.Arrays;
import java.util.Optional;

/** What is recorded, in words. Codes are stored and never change. */
public enum AuditAction {
    LOGIN_SUCCESS("login.success", "Đăng nhập", Kind.SYSTEM),
    LOGIN_FAILURE("login.failure", "Đăng nhập không thành công", Kind.SYSTEM),
    LOGIN_LOCKOUT("login.lockout", "Tạm khóa đăng nhập do sai nhiều lần", Kind.SYSTEM),
    ACCOUNT_PASSWORD("account.password", "Đặt mật khẩu", Kind.SYSTEM),
    ACCOUNT_INITIAL_PASSWORDS("account.initialPasswords", "Cấp mật khẩu ban đầu", Kind.SYSTEM),
    ACCOUNT_ADD("account.add", "Thêm tài khoản", Kind.SYSTEM),
    ACCOUNT_CHANGE("account.change", "Sửa tài khoản", Kind.SYSTEM),
    RIGHT_CHANGE("right.change", "Thay đổi quyền trên trang quản trị", Kind.SYSTEM),
    IMPORT_ORGANISATION("import.organisation", "Nhập tệp tổ chức", Kind.SYSTEM),
    ORGANISATION_ADD_BODY("organisation.addBody", "Thêm cơ quan", Kind.SYSTEM),
    ORGANISATION_CHANGE_BODY("organisation.changeBody", "Thay đổi cơ quan", Kind.SYSTEM),
    ORGANISATION_END_BODY("organisation.endBody", "Kết thúc cơ quan", Kind.SYSTEM),
    ORGANISATION_ADD_POST("organisation.addPost", "Thêm vị trí", Kind.SYSTEM),
    ORGANISATION_END_POST("organisation.endPost", "Kết thúc vị trí", Kind.SYSTEM),
    ORGANISATION_APPOINT("organisation.appoint", "Ghi người giữ vị trí", Kind.SYSTEM),
    ORGANISATION_SUCCESSION("organisation.succession", "Ghi kế thừa cơ quan", Kind.SYSTEM),
    REFORM_PREPARE("reform.prepare", "Chuẩn bị sắp xếp tổ chức", Kind.SYSTEM),
    REFORM_CHANGE("reform.change", "Sửa phương án sắp xếp tổ chức", Kind.SYSTEM),
    REFORM_CONFIRM("reform.confirm", "Xác nhận sắp xếp tổ chức", Kind.SYSTEM),
    REFORM_WITHDRAW("reform.withdraw", "Rút phương án sắp xếp tổ chức", Kind.SYSTEM),
    REFORM_CARRY_OUT("reform.carryOut", "Thực hiện sắp xếp tổ chức", Kind.SYSTEM),
    REFORM_MOVE("reform.move", "Chuyển giao theo quyết định sắp xếp", Kind.INTERVENTION),
    REFORM_WAIT("reform.wait", "Chờ quyết định cơ quan tiếp nhận", Kind.INTERVENTION),
    REFORM_DECIDE("reform.decide", "Quyết định cơ quan tiếp nhận", Kind.INTERVENTION),
    IMPORT_REGISTERS("import.registers", "Nhập tệp sổ đăng ký", Kind.SYSTEM),
    IMPORT_WORKING_DAYS("import.workingDays", "Nhập lịch ngày làm việc", Kind.SYSTEM),
    EXPORT_ORGANISATION("export.organisation", "Xuất tệp tổ chức", Kind.SYSTEM),
    EXPORT_AUDIT("export.audit", "Xuất nhật ký", Kind.SYSTEM),
    EXPORT_DASHBOARD("export.dashboard", "Xuất danh sách chỉ thị", Kind.WORK),
    EXPORT_ROUND("export.round", "Xuất danh sách cơ quan được lấy ý kiến", Kind.WORK),
    EXPORT_SYNTHESIS("export.synthesis", "Xuất bảng tổng hợp ý kiến", Kind.WORK),
    EXPORT_TIMELINESS("export.timeliness", "Xuất bảng đúng hạn", Kind.WORK),
    SUBSTITUTION_ADD("substitution.add", "Ghi vắng mặt, thay thế", Kind.INTERVENTION),
    SUBSTITUTION_END("substitution.end", "Kết thúc thay thế", Kind.INTERVENTION),
    TASK_COMPLETE("task.complete", "Hoàn thành việc", Kind.WORK),
    TASK_SEND_UP("task.sendUp", "Chuyển việc lên vì khuyết người hoặc xung đột nhiệm vụ", Kind.WORK),
    TASK_COME_BACK("task.comeBack", "Việc về lại vị trí đã có người", Kind.WORK),
    TASK_RELEASE("task.release", "Trả về nhóm việc của người không còn xử lý được", Kind.WORK),
    TASK_ASSIGN("task.assign", "Giao việc cho người khác", Kind.INTERVENTION),
    TASK_HAND_OVER("task.handOver", "Chuyển việc sang vị trí khác", Kind.INTERVENTION),
    TASK_REROUTE("task.reroute", "Chuyển việc sang cơ quan khác", Kind.INTERVENTION),
    TASK_EXTEND("task.extend", "Gia hạn việc", Kind.INTERVENTION),
    TASK_REMIND("task.remind", "Đôn đốc việc", Kind.INTERVENTION),
    INCIDENT_RETRY("incident.retry", "Chạy lại bước bị sự cố", Kind.INTERVENTION),
    ROUND_REMIND("round.remind", "Đôn đốc góp ý", Kind.INTERVENTION),
    ROUND_EXTEND("round.extend", "Gia hạn góp ý", Kind.INTERVENTION),
    ROUND_ADD_BODIES("round.addBodies", "Thêm cơ quan lấy ý kiến", Kind.INTERVENTION),
    ROUND_WITHDRAW_BODIES("round.withdrawBodies", "Rút cơ quan lấy ý kiến", Kind.INTERVENTION),
    ROUND_CLOSE("round.close", "Đóng sớm vòng lấy ý kiến", Kind.INTERVENTION),
    RETURN_REMIND("return.remind", "Đôn đốc báo cáo", Kind.INTERVENTION),
    RETURN_EXTEND("return.extend", "Gia hạn báo cáo", Kind.INTERVENTION),
    NUMBER_ISSUE("number.issue", "Cấp số văn bản", Kind.WORK),
    NUMBER_VOID("number.void", "Hủy số văn bản", Kind.WORK),
    REGISTER_OPEN("register.open", "Mở sổ đăng ký", Kind.SYSTEM),
    REGISTER_ADVANCE("register.advance", "Chuyển số tiếp theo của sổ", Kind.SYSTEM),
    DOCUMENT_VIEW("document.view", "Xem tài liệu của hồ sơ hạn chế", Kind.WORK),
    DOCUMENT_DOWNLOAD("document.download", "Mở tệp của hồ sơ hạn chế", Kind.WORK);

    private final String code;
    private final String label;
    private final Kind kind;

    AuditAction(String code, String label, Kind kind) {
        this.code = code;
        this.label = label;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    /** Vietnamese. */
    public String label() {
        return label;
    }

    /** True for work on dossiers, which managers follow; false for what only administrators look after. */
    public boolean isBusiness() {
        return kind != Kind.SYSTEM;
    }

    /** True for what changes the course of running work from outside it. */
    public boolean isIntervention() {
        return kind == Kind.INTERVENTION;
    }

    public static Optional<AuditAction> of(String code) {
        return Arrays.stream(values()).filter(action -> action.code.equals(code)).findFirst();
    }

    private enum Kind { INTERVENTION, WORK, SYSTEM }
}
