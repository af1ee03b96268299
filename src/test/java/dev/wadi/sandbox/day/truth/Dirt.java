package dev.wadi.sandbox.day.truth;

/** What makes a valid record hard to use or to recognise. */
public enum Dirt {
    // who is it?
    TYPO,
    NICKNAME,
    SWAPPED_NAMES,
    INITIAL_ONLY,
    FORMER_NAME,
    FORMER_EMAIL,
    FORMER_ADDRESS,
    WORK_EMAIL,
    PLUS_ADDRESS,
    SHARED_MAILBOX,
    FAMILY_MAILBOX,
    SHARED_PHONE,
    SWITCHBOARD,
    EMAIL_MISSING,
    PHONE_MISSING,
    ADDRESS_MISSING,
    BIRTH_DATE_MISSING,
    WRONG_BIRTH_DATE,
    DUPLICATE_IN_SOURCE,
    WRONG_CROSS_REFERENCE,
    // how is it written?
    LATIN_LETTERS,
    ACCENTS_LOST,
    ACCENTS_DECOMPOSED,
    UPPER_CASE,
    SPACES,
    PHONE_FORMAT,
    DATE_FORMAT,
    STATE_SPELLING,
    MS_AS_STATE,
    MS_AS_TITLE,
    COUNTRY_SPELLING,
    NEWLINE_IN_FIELD,
    LOOKS_LIKE_MISSING
}
