package dev.wadi.sandbox.salesforce.store;

/** The types of fields an object can have, with the names that a describe gives them. */
public enum FieldType {
    ID("id", "tns:ID", Kind.ID),
    REFERENCE("reference", "tns:ID", Kind.ID),
    STRING("string", "xsd:string", Kind.TEXT),
    TEXTAREA("textarea", "xsd:string", Kind.TEXT),
    PICKLIST("picklist", "xsd:string", Kind.TEXT),
    EMAIL("email", "xsd:string", Kind.TEXT),
    PHONE("phone", "xsd:string", Kind.TEXT),
    URL("url", "xsd:string", Kind.TEXT),
    BOOLEAN("boolean", "xsd:boolean", Kind.BOOLEAN),
    INT("int", "xsd:int", Kind.WHOLE),
    DOUBLE("double", "xsd:double", Kind.DECIMAL),
    CURRENCY("currency", "xsd:double", Kind.DECIMAL),
    PERCENT("percent", "xsd:double", Kind.DECIMAL),
    DATE("date", "xsd:date", Kind.DATE),
    DATETIME("datetime", "xsd:dateTime", Kind.DATETIME);

    /** How values of a type are held and compared. */
    public enum Kind {
        ID("id"),
        TEXT("string"),
        BOOLEAN("boolean"),
        WHOLE("int"),
        DECIMAL("double"),
        DATE("date"),
        DATETIME("dateTime");

        private final String criterion;

        Kind(String criterion) {
            this.criterion = criterion;
        }

        /** What complaints about a filter call it. */
        public String criterion() {
            return criterion;
        }
    }

    private final String describeName;
    private final String soapType;
    private final Kind kind;

    FieldType(String describeName, String soapType, Kind kind) {
        this.describeName = describeName;
        this.soapType = soapType;
        this.kind = kind;
    }

    /** The type as a describe names it. */
    public String describeName() {
        return describeName;
    }

    /** The type of the SOAP API. */
    public String soapType() {
        return soapType;
    }

    /** How its values are held and compared. */
    public Kind kind() {
        return kind;
    }
}
