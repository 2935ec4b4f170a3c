package io.yizhan.core.model;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of schema.org (version 29) that stand for what entries are about, so that a slip of the pen is found. Words of other
 * vocabularies are whole addresses.
 */
final class SchemaOrg {
    private static final Set<String> TYPES = words("""
            AdministrativeArea AggregateOffer Answer ArtGallery Article Audiobook BlogPosting Book Brand BusinessEvent City
            Clip Collection ComicStory Corporation Country Course CreativeWork CreativeWorkSeason CreativeWorkSeries
            CulturalHeritageSite DanceEvent DanceGroup DefinedTerm DigitalDocument EducationEvent EducationalOrganization
            Episode Event EventSeries EventVenue ExhibitionEvent FAQPage Festival FestivalEvent Game GovernmentOrganization
            HowTo ImageObject IndividualProduct ItemList LandmarksOrHistoricalBuildings LiteraryEvent LocalBusiness Manuscript
            Map MediaObject Movie Museum MusicAlbum MusicComposition MusicEvent MusicGroup MusicRecording NGO NewsArticle
            Occupation Offer OpeningHoursSpecification Organization Painting PerformingArtsTheater PerformingGroup Periodical
            Person Photograph Place Play PostalAddress Product ProductGroup ProductModel Project PropertyValue
            PublicationEvent QuantitativeValue Report ScreeningEvent Sculpture Service SheetMusic ShortStory
            SocialEvent SoftwareApplication StructuredValue TVEpisode TVSeason TVSeries TheaterEvent TheaterGroup Thing
            TouristAttraction TouristTrip VideoGame VideoObject VirtualLocation VisualArtsEvent VisualArtwork WebPage WebSite
            """);

    private static final Set<String> PROPERTIES = words("""
            about abstract accessibilityFeature affiliation actor additionalName additionalProperty additionalType address addressCountry
            addressLocality addressRegion agentInteractionStatistic alternateName alternativeHeadline amenityFeature
            areaServed artEdition artMedium artform articleBody articleSection artist artworkSurface audience
            author award availability availableLanguage award areaServed birthDate birthPlace brand branchCode byArtist
            caption category character citation closes colleague color composer contactPoint containedInPlace containsPlace
            contentLocation contentUrl contributor copyrightHolder copyrightNotice copyrightYear countryOfOrigin
            countryOfAssembly creativeWorkStatus creator creditText creditor dateCreated dateIssued dateModified
            datePublished dayOfWeek deathDate deathPlace department depth description director disambiguatingDescription
            dissolutionDate doorTime duration duns editor email employee encoding endDate episodeNumber event eventAttendanceMode
            eventSchedule eventStatus exampleOfWork expires familyName faxNumber foundingDate founder foundingLocation
            funder gender genre geo givenName gtin hasCertification hasCredential hasMap hasMeasurement hasOccupation
            hasPart headline height holdingArchive honorificPrefix identifier illustrator image inLanguage includesObject
            interactionStatistic isAccessibleForFree isBasedOn isFamilyFriendly isPartOf isRelatedTo isSimilarTo isVariantOf
            isbn isicV4 issn itemCondition itemLocation jobTitle keywords knowsAbout knowsLanguage latitude legalName
            leiCode license location locationCreated logo longitude mainEntityOfPage maintainer makesOffer manufacturer
            map material materialExtent maximumAttendeeCapacity measurementTechnique memberOf member mentions model mpn
            musicBy naics name nationality numberOfEmployees numberOfEpisodes numberOfPages occupationLocation offers opens
            openingHours openingHoursSpecification organizer originAddress owns parentOrganization pattern performer
            postalCode potentialAction previousStartDate price priceCurrency priceRange producer
            productionCompany productionDate provider publisher publishingPrinciples purchaseDate recordedAt relatedLink
            releaseDate remainingAttendeeCapacity review sameAs servesCuisine serialNumber size sku slogan sourceOrganization
            spatialCoverage sponsor startDate streetAddress subEvent subOrganization subjectOf superEvent
            taxID teaches telephone temporalCoverage text thumbnailUrl timeRequired translator typicalAgeRange url usageInfo
            validFrom validThrough value vatID version video weight width workExample workFeatured workLocation
            workPerformed workTranslation
            """);

    private SchemaOrg() {}

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    static boolean knowsType(String type) {
        return TYPES.contains(type) || isAddress(type);
    }

    static boolean knowsProperty(String property) {
        return PROPERTIES.contains(property) || isAddress(property);
    }

    static String nearestType(String type) {
        return Suggestion.nearest(type, TYPES);
    }

    static String nearestProperty(String property) {
        return Suggestion.nearest(property, PROPERTIES);
    }

    private static boolean isAddress(String word) {
        return word.matches("https?://[^\\s\"<>{}|\\\\^`]{3,200}");
    }
}
