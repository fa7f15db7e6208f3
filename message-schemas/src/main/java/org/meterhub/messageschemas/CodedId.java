package org.meterhub.messageschemas;

import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;

/**
 * An identifier as it stands in a document: its text, not yet judged, and who issued it.
 *
 * @param value the text, without a check of its digits
 * @param codingScheme for example A10 (GS1), A01 (EIC), NNO (Norwegian grid areas), ARR (person's number)
 */
public record CodedId(String value, String codingScheme) {

    /** An identifier that the document does not name. */
    public static final CodedId ABSENT = new CodedId("", "");

    public static CodedId of(PartyId party) {
        return new CodedId(party.value(), party.codingScheme());
    }

    public static CodedId of(Gsrn meteringPoint) {
        return new CodedId(meteringPoint.value(), "A10");
    }

    public static CodedId of(GridAreaCode area, MarketProfile profile) {
        return new CodedId(area.value(), profile.gridAreaCodingScheme());
    }

    public boolean isAbsent() {
        return value.isEmpty() && codingScheme.isEmpty();
    }
}
