package vn.directive.organisation;

/** What a body is; rules for whom to ask and who may issue which document are written over kinds. */
public enum BodyKind {
    COMMITTEE, STANDING_COMMITTEE, STANDING_BOARD, OFFICE, PARTY_BOARD, INSPECTION_COMMISSION,
    FRONT, MASS_ORGANISATION, STATE_BODY, RESIDENTIAL_UNIT
}
