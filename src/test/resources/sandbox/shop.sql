-- The orders database of the sandbox, as a shop that has grown for years might have it: times are UTC, and what
-- customers type into free fields (birth dates, states, phones) is kept as they typed it.

CREATE TABLE customer (
    customer_id      BIGINT        NOT NULL,
    customer_number  VARCHAR(20)   NOT NULL,
    kind             VARCHAR(20)   NOT NULL,
    salutation       VARCHAR(40)   NULL,
    given_name       VARCHAR(100)  NULL,
    family_name      VARCHAR(100)  NULL,
    company_name     VARCHAR(200)  NULL,
    email            VARCHAR(255)  NULL,
    phone            VARCHAR(100)  NULL,
    birth_date       VARCHAR(40)   NULL,
    street           VARCHAR(200)  NULL,
    city             VARCHAR(100)  NULL,
    state            VARCHAR(100)  NULL,
    postal_code      VARCHAR(20)   NULL,
    country          VARCHAR(100)  NULL,
    loyalty_points   VARCHAR(20)   NULL,
    created_at       DATETIME(6)   NOT NULL,
    updated_at       DATETIME(6)   NOT NULL,
    PRIMARY KEY (customer_id),
    KEY customer_number (customer_number),
    KEY customer_changes (updated_at, customer_id)
) ENGINE = InnoDB;

CREATE TABLE orders (
    order_id         BIGINT         NOT NULL,
    order_number     VARCHAR(40)    NOT NULL,
    customer_id      BIGINT         NOT NULL,
    status           VARCHAR(20)    NOT NULL,
    currency         VARCHAR(10)    NOT NULL,
    total            DECIMAL(14, 2) NOT NULL,
    shipping_street  VARCHAR(200)   NULL,
    shipping_city    VARCHAR(100)   NULL,
    shipping_state   VARCHAR(100)   NULL,
    shipping_postal_code VARCHAR(20) NULL,
    shipping_country VARCHAR(100)   NULL,
    note             VARCHAR(1000)  NULL,
    placed_at        DATETIME(6)    NOT NULL,
    shipped_at       DATETIME(6)    NULL,
    updated_at       DATETIME(6)    NOT NULL,
    PRIMARY KEY (order_id),
    KEY orders_changes (updated_at, order_id),
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id)
) ENGINE = InnoDB;

CREATE TABLE order_line (
    order_id         BIGINT         NOT NULL,
    line_no          INT            NOT NULL,
    sku              VARCHAR(40)    NOT NULL,
    title            VARCHAR(200)   NOT NULL,
    quantity         INT            NOT NULL,
    unit_price       DECIMAL(12, 2) NOT NULL,
    amount           DECIMAL(14, 2) NOT NULL,
    PRIMARY KEY (order_id, line_no),
    KEY order_line_sku (sku),
    CONSTRAINT order_line_order FOREIGN KEY (order_id) REFERENCES orders (order_id) ON DELETE CASCADE
) ENGINE = InnoDB;
