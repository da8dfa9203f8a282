package vn.directive.organisation;

/** What a body is; rules for whom to ask and who may issue which document are written over kinds. */
public enum BodyKind {
    COMMITTEE("Cấp ủy"), STANDING_COMMITTEE("Ban Thường vụ"), STANDING_BOARD("Thường trực"), OFFICE("Văn phòng"),
    PARTY_BOARD("Ban Đảng"), INSPECTION_COMMISSION("Ủy ban Kiểm tra"), FRONT("Mặt trận Tổ quốc"),
    MASS_ORGANISATION("Đoàn thể"), STATE_BODY("Cơ quan nhà nước"), RESIDENTIAL_UNIT("Khu dân cư");

    private final String label;

    BodyKind(String label) {
        this.label = label;
    }

    /** As people say it, and as it stands in tables of the organisation. */
    public String label() {
        return label;
    }
}
