export interface paths {
    "/api/v1/network/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Divisions of GB/T 2260, whole or below one of them */
        get: operations["NetworkController_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/network/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Institutions with what they handle, since when, and how long things may take */
        get: operations["NetworkController_institutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/network/industries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Words for industries that the directory knows; a match is exact */
        get: operations["NetworkController_industries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that were handed in */
        get: operations["ApplicantEvidenceController_list"];
        put?: never;
        /** Hands a file in, at most 50 MB: the body is the file itself */
        post: operations["ApplicantEvidenceController_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry run of triage and routing on a partial request; nothing is stored */
        post: operations["RequestsController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files a request */
        post: operations["RequestsController_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Case number and query code for a short-lived token; unknown numbers and wrong codes answer alike */
        post: operations["RequestsController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case as its applicant sees it */
        get: operations["RequestsController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant's acts: supplement, messages, withdrawal, objection, challenge, rating */
        post: operations["RequestsController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key with which anyone can check a receipt offline */
        get: operations["ReceiptsController_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReceiptsController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First step: password. Opens a session that can do nothing but the second step. */
        post: operations["AuthController_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step: a code of the authenticator */
        post: operations["AuthController_secondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AuthController_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuthController_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CaseEvidenceController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file as it was handed in, verified; every download is on the audit log */
        get: operations["CaseEvidenceController_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of the cases in reach, oldest first */
        get: operations["CasesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CasesController_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CasesController_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CasesController_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the case went where it went: every decision with facts, rules, candidates and versions */
        get: operations["CasesController_routing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An act of the lifecycle, in the words of `allowedActs` with dashes */
        post: operations["CasesController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open work by institution and desk, within the reach of the viewer */
        get: operations["WorkloadController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Handlers of the viewer's institution with the cases that each has in hand, least first */
        get: operations["WorkloadController_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RegionDto: {
            code: string;
            nameZh: string;
            parentCode?: string | null;
            /** @enum {string} */
            level: "province" | "city" | "county";
        };
        RegionPageDto: {
            items: components["schemas"]["RegionDto"][];
            nextCursor?: string | null;
        };
        /** @enum {string} */
        InstitutionKind: "national" | "protection_centre" | "rapid_centre" | "assistance_centre" | "overseas_branch";
        TimeLimitDto: {
            kind: string;
            workingDays: number;
        };
        InstitutionDto: {
            id: string;
            name: string;
            kind: components["schemas"]["InstitutionKind"];
            regionCode: string;
            regionName: string;
            industries: string[];
            /** @description kinds of right that it handles */
            ipTypes: string[];
            phone?: string | null;
            /** @enum {string} */
            provenance: "verified" | "existence verified" | "unverified";
            source?: string | null;
            /** Format: date */
            validFrom?: string | null;
            limits: components["schemas"]["TimeLimitDto"][];
        };
        InstitutionPageDto: {
            items: components["schemas"]["InstitutionDto"][];
            nextCursor?: string | null;
            directoryVersion: string;
        };
        IndustriesDto: {
            items: string[];
        };
        /** @enum {string} */
        MaterialTag: "application_form" | "identity_proof" | "right_proof" | "infringement_evidence" | "power_of_attorney" | "call_record" | "photo" | "official_notice" | "other";
        /**
         * @description `damaged`: what is stored is not what was received any more
         * @enum {string}
         */
        EvidenceState: "received" | "damaged";
        EvidenceDto: {
            id: string;
            /** @description cleaned: no folders, no controls, with the extension that fits the content */
            name: string;
            tag: components["schemas"]["MaterialTag"];
            /** @description bytes */
            size: number;
            /** @description of the file as it was received, lower-case hexadecimal */
            sha256: string;
            /** @description found from the content */
            mediaType: string;
            /** @description `damaged`: what is stored is not what was received any more */
            state: components["schemas"]["EvidenceState"];
            /** Format: date-time */
            receivedAt: string;
        };
        EvidenceListDto: {
            items: components["schemas"]["EvidenceDto"][];
        };
        /** @enum {string} */
        Channel: "web" | "wechat" | "phone" | "12330" | "12345" | "counter" | "mail" | "workstation" | "exhibition" | "transfer" | "api";
        /** @enum {string} */
        ApplicantKind: "natural_person" | "sole_trader" | "enterprise" | "cooperative" | "public_institution" | "association" | "overseas" | "anonymous";
        /** @enum {string} */
        IdType: "uscc" | "resident_id" | "passport" | "other";
        /** @enum {string} */
        ApplicantRole: "right_holder" | "gi_holder" | "licensee" | "interested_party" | "accused" | "industry_body" | "third_party";
        ApplicantDto: {
            kind?: components["schemas"]["ApplicantKind"] | null;
            name?: string | null;
            idType?: components["schemas"]["IdType"] | null;
            idNumber?: string | null;
            /**
             * @description null = off the mainland or unknown
             * @example 442000
             */
            regionCode?: string | null;
            address?: string | null;
            contactName?: string | null;
            mobile?: string | null;
            email?: string | null;
            /** @description micro, small or medium-sized enterprise (中小微企业) */
            sme?: boolean | null;
            role?: components["schemas"]["ApplicantRole"] | null;
        };
        AgentDto: {
            /** @enum {string} */
            kind: "relative" | "employee" | "lawyer" | "patent_attorney" | "other";
            name: string;
            mobile?: string | null;
        };
        /** @enum {string} */
        IpType: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
        RightDto: {
            type: components["schemas"]["IpType"];
            /** @example ZL202330000000.1 */
            number?: string | null;
            /** @example 吊灯 */
            title?: string | null;
            /**
             * @description a word of the directory's industries; see GET /network/industries
             * @example 灯饰
             */
            industry?: string | null;
        };
        RespondentDto: {
            name: string;
            uscc?: string | null;
            /** @example 442000 */
            regionCode?: string | null;
            shopUrl?: string | null;
        };
        /** @enum {string} */
        Mode: "offline" | "online" | "exhibition" | "customs" | "overseas";
        /**
         * @description for geographical indications
         * @enum {string}
         */
        Stage: "origin" | "circulation" | "sale";
        PlaceDto: {
            /** @example 442000 */
            regionCode: string;
            /** @description for geographical indications */
            stage?: components["schemas"]["Stage"] | null;
        };
        ActsDto: {
            mode: components["schemas"]["Mode"];
            places?: components["schemas"]["PlaceDto"][] | null;
            platform?: string | null;
            event?: string | null;
            /**
             * @description ISO 3166-1 alpha-2
             * @example US
             */
            country?: string | null;
            description?: string | null;
            lossCny?: number | null;
        };
        /** @enum {string} */
        Matter: "consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report";
        ExternalDeadlineDto: {
            /** @enum {string} */
            kind: "hearing" | "customs" | "platform" | "foreign_answer" | "limitation" | "other";
            /** Format: date */
            dueOn: string;
        };
        OtherProceedingDto: {
            /** @enum {string} */
            body: "court" | "enforcement" | "arbitration" | "invalidity" | "other_centre";
            number?: string | null;
            /** @enum {string} */
            status: "pending" | "closed";
        };
        ConsentsDto: {
            /**
             * @description version of the privacy notice that was shown
             * @example 1
             */
            privacyNotice?: string | null;
            /** @description separate consent to share the file with co-handling institutions (PIPL art. 23) */
            shareWithCoHandlers?: boolean | null;
        };
        RequestDto: {
            channel?: components["schemas"]["Channel"] | null;
            applicant?: components["schemas"]["ApplicantDto"] | null;
            agent?: components["schemas"]["AgentDto"] | null;
            rights: components["schemas"]["RightDto"][];
            respondents?: components["schemas"]["RespondentDto"][] | null;
            acts: components["schemas"]["ActsDto"];
            matters: components["schemas"]["Matter"][];
            facts?: string | null;
            demand?: string | null;
            externalDeadline?: components["schemas"]["ExternalDeadlineDto"] | null;
            otherProceedings?: components["schemas"]["OtherProceedingDto"][] | null;
            /** @description an institution's name or id */
            chosenInstitution?: string | null;
            /** @description materials that come with the request; null = not said */
            attachments?: components["schemas"]["MaterialTag"][] | null;
            consents?: components["schemas"]["ConsentsDto"] | null;
            /** @description the applicant declares that all this is true */
            declaration?: boolean | null;
        };
        /** @enum {string} */
        Outcome: "route" | "transfer" | "queue" | "refuse_proposed" | "clue" | "answer_only" | "supplement" | "review";
        InstitutionRefDto: {
            id: string;
            name: string;
            kind: components["schemas"]["InstitutionKind"];
        };
        CandidateDto: {
            name: string;
            rank?: number | null;
            /** @description the test that it failed */
            rejectedBy?: string | null;
        };
        PromiseDto: {
            /**
             * Format: date
             * @description last day of the examination, counted in working days from the day after filing
             */
            examineBy: string;
            /** @description counted with a year whose holidays are not published yet */
            provisional?: boolean | null;
        };
        PreviewAnswerDto: {
            outcome: components["schemas"]["Outcome"];
            lead?: components["schemas"]["InstitutionRefDto"] | null;
            coHandlers: components["schemas"]["InstitutionRefDto"][];
            /** @description `provincial:650000` or `national` */
            queue?: string | null;
            place?: string | null;
            /** @description ids of the rules that fired, in order */
            rules: string[];
            flags: string[];
            directoryVersion: string;
            policyVersion: string;
            /** @description why, in plain words, in the language asked for */
            explanation: string;
            candidates: components["schemas"]["CandidateDto"][];
            promise: components["schemas"]["PromiseDto"];
            /** @description codes of everything that is still missing */
            missing: string[];
            urgent?: boolean | null;
        };
        FiledAnswerDto: {
            caseNo: string;
            /** @description shown once; with the case number it opens the case */
            queryCode: string;
            /** Format: date-time */
            receivedAt: string;
            promise: components["schemas"]["PromiseDto"];
            /** @description signed receipt: base64url(JSON) "." base64url(Ed25519 signature) */
            receipt: string;
        };
        LookupDto: {
            caseNo: string;
            queryCode: string;
        };
        LookupAnswerDto: {
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** @enum {string} */
        CaseStatus: "submitted" | "triage" | "transferring" | "examining" | "supplement_pending" | "refusal_proposed" | "refused" | "appealing" | "accepted" | "assigned" | "handling" | "mediating" | "referred_waiting" | "suspended" | "result_review" | "concluded" | "return_visit" | "archived" | "withdrawn" | "deemed_withdrawn" | "refused_final" | "terminated" | "merged" | "out_of_scope_closed" | "referred_closed";
        /**
         * @description whose turn it is
         * @enum {string}
         */
        TimeOwner: "applicant" | "institution" | "other_body" | "coordinator" | "system";
        DeadlineDto: {
            kind: string;
            /** Format: date */
            startsOn: string;
            /** Format: date */
            warnOn: string;
            /** Format: date */
            dueOn: string;
            /** @description set by somebody outside the network */
            external: boolean;
            provisional: boolean;
            /** Format: date-time */
            satisfiedAt?: string | null;
            /** Format: date-time */
            breachedAt?: string | null;
        };
        TimeShareDto: {
            owner: components["schemas"]["TimeOwner"];
            seconds: number;
        };
        ClocksDto: {
            /** @description whose turn it is */
            owner: components["schemas"]["TimeOwner"];
            deadlines: components["schemas"]["DeadlineDto"][];
            parts: components["schemas"]["TimeShareDto"][];
            totalSeconds: number;
        };
        TimelineEntryDto: {
            seq: number;
            /** Format: date-time */
            at: string;
            /** @description code of the act */
            act: string;
            toStatus: components["schemas"]["CaseStatus"];
            actorKind: string;
            actorName?: string | null;
            institutionName?: string | null;
            reasonCode?: string | null;
            note?: string | null;
            facts: {
                [key: string]: unknown;
            };
        };
        DocumentDto: {
            id: string;
            kind: string;
            /** Format: date-time */
            issuedAt: string;
            institutionName?: string | null;
            /** @description paragraphs in the language asked for */
            paragraphs: string[];
        };
        ApplicantCaseDto: {
            caseNo: string;
            /** @description send back as If-Match */
            version: number;
            status: components["schemas"]["CaseStatus"];
            /** @description where the case stands, in plain words */
            statusText: string;
            /** Format: date-time */
            receivedAt: string;
            promise: components["schemas"]["PromiseDto"];
            /** @description who has it */
            holder?: components["schemas"]["InstitutionRefDto"] | null;
            /** @description who has been asked to take it and has not answered yet */
            offeredTo?: components["schemas"]["InstitutionRefDto"] | null;
            /** @description the coordinators who answer for it while no institution holds it */
            coordinator?: string | null;
            coHandlers: components["schemas"]["InstitutionRefDto"][];
            /** @description why it went there */
            explanation?: string | null;
            /** @description what is asked of the applicant now */
            asked: string[];
            /** @description acts that the applicant may do now */
            allowedActs: string[];
            clocks: components["schemas"]["ClocksDto"];
            timeline: components["schemas"]["TimelineEntryDto"][];
            documents: components["schemas"]["DocumentDto"][];
            ipType?: string | null;
            title?: string | null;
            matters: string[];
        };
        ApplicantActDto: {
            note?: string | null;
            /** @description materials handed in now */
            materials?: components["schemas"]["MaterialTag"][] | null;
            /** @description satisfaction, 5 = very good */
            score?: number | null;
        };
        ActAnswerDto: {
            caseNo: string;
            version: number;
            status: components["schemas"]["CaseStatus"];
        };
        ReceiptKeyDto: {
            algorithm: string;
            /** @description SPKI DER in base64 */
            publicKey: string;
        };
        ReceiptDto: {
            receipt: string;
        };
        ReceiptAnswerDto: {
            valid: boolean;
            content?: {
                [key: string]: unknown;
            } | null;
        };
        LoginDto: {
            login: string;
            password: string;
        };
        LoginAnswerDto: {
            /** @enum {string} */
            next: "second_factor";
        };
        SecondFactorDto: {
            /** @description six digits of the authenticator (RFC 6238) */
            code: string;
        };
        /** @enum {string} */
        Role: "intake_clerk" | "examiner" | "handler" | "team_leader" | "provincial_coordinator" | "national_coordinator" | "system_admin" | "security_admin" | "auditor";
        MeDto: {
            id: string;
            login: string;
            displayName: string;
            role: components["schemas"]["Role"];
            institution?: components["schemas"]["InstitutionRefDto"] | null;
            /** @description the coordinator's desk */
            queue?: string | null;
            queueName?: string | null;
        };
        CaseRowDto: {
            caseNo: string;
            version: number;
            status: components["schemas"]["CaseStatus"];
            title?: string | null;
            ipType: string;
            matters: string[];
            applicantName?: string | null;
            placeName?: string | null;
            holderName?: string | null;
            handlerName?: string | null;
            /** @description the viewer's relation: holder, offered, co_handler, coordinator */
            relation?: string | null;
            urgent: boolean;
            confidential: boolean;
            proposal?: string | null;
            /** Format: date-time */
            receivedAt: string;
            /**
             * Format: date
             * @description the next day on which something is due
             */
            dueOn?: string | null;
            overdue: boolean;
        };
        ViewCountsDto: {
            inbox: number;
            mine: number;
            offered: number;
            overdue: number;
        };
        CasePageDto: {
            items: components["schemas"]["CaseRowDto"][];
            nextCursor?: string | null;
            counts: components["schemas"]["ViewCountsDto"];
        };
        PartyDto: {
            /** @enum {string} */
            side: "applicant" | "agent" | "respondent";
            kind: string;
            role?: string | null;
            name: string;
            regionCode?: string | null;
            regionName?: string | null;
            sme: boolean;
            idType?: string | null;
            /** @description masked */
            idNumber?: string | null;
            /** @description masked */
            mobile?: string | null;
            /** @description masked */
            email?: string | null;
            contactName?: string | null;
            /** @description masked */
            address?: string | null;
        };
        CaseRightDto: {
            type: string;
            number?: string | null;
            title?: string | null;
            industry?: string | null;
        };
        GateDto: {
            rule: string;
            proposes: string;
            reason?: string | null;
        };
        RoutingViewDto: {
            seq: number;
            /** Format: date-time */
            at: string;
            outcome: string;
            lead?: components["schemas"]["InstitutionRefDto"] | null;
            coHandlers: components["schemas"]["InstitutionRefDto"][];
            queue?: string | null;
            place?: string | null;
            placeName?: string | null;
            rules: string[];
            flags: string[];
            candidates: components["schemas"]["CandidateDto"][];
            /** @description the facts that the rule used */
            facts: {
                [key: string]: unknown;
            };
            explanation: string;
            directoryVersion: string;
            policyVersion: string;
            decidedBy: string;
            overrideReason?: string | null;
        };
        OfferDto: {
            id: string;
            /** @enum {string} */
            kind: "dispatch" | "transfer" | "designation";
            from?: components["schemas"]["InstitutionRefDto"] | null;
            to: components["schemas"]["InstitutionRefDto"];
            /** @enum {string} */
            state: "offered" | "accepted" | "returned" | "expired" | "superseded";
            /** Format: date-time */
            offeredAt: string;
            /** Format: date */
            answerBy: string;
            /** Format: date-time */
            answeredAt?: string | null;
            returnReason?: string | null;
            note?: string | null;
        };
        AllowedActDto: {
            act: string;
            /** @description reason codes to choose from; empty = none needed */
            reasonCodes: string[];
            needsNote: boolean;
            /** @description further fields of the act: missing, handlerId, institutionId, resultKind, summary, authority, mergedInto, bothAgreed */
            fields: string[];
            /** @description outcomes to choose from; empty = none needed */
            outcomes: string[];
        };
        CaseDetailDto: {
            caseNo: string;
            version: number;
            status: components["schemas"]["CaseStatus"];
            title?: string | null;
            ipType: string;
            matters: string[];
            applicantName?: string | null;
            placeName?: string | null;
            holderName?: string | null;
            handlerName?: string | null;
            /** @description the viewer's relation: holder, offered, co_handler, coordinator */
            relation?: string | null;
            urgent: boolean;
            confidential: boolean;
            proposal?: string | null;
            /** Format: date-time */
            receivedAt: string;
            /**
             * Format: date
             * @description the next day on which something is due
             */
            dueOn?: string | null;
            overdue: boolean;
            facts: string;
            demand: string;
            parties: components["schemas"]["PartyDto"][];
            rights: components["schemas"]["CaseRightDto"][];
            /** @description acts complained of: mode, places, platform, event, country, description, lossCny */
            acts: {
                [key: string]: unknown;
            };
            /** @description other proceedings, external deadline, consents, attachments */
            circumstances: {
                [key: string]: unknown;
            };
            gates: components["schemas"]["GateDto"][];
            missing: string[];
            flags: string[];
            holder?: components["schemas"]["InstitutionRefDto"] | null;
            coHandlers: components["schemas"]["InstitutionRefDto"][];
            queueName?: string | null;
            routing?: components["schemas"]["RoutingViewDto"] | null;
            offers: components["schemas"]["OfferDto"][];
            clocks: components["schemas"]["ClocksDto"];
            timeline: components["schemas"]["TimelineEntryDto"][];
            documents: components["schemas"]["DocumentDto"][];
            allowedActs: components["schemas"]["AllowedActDto"][];
            /** @description channel by which it came */
            channel: string;
        };
        TimelineDto: {
            items: components["schemas"]["TimelineEntryDto"][];
        };
        RoutingHistoryDto: {
            items: components["schemas"]["RoutingViewDto"][];
        };
        /** @enum {string} */
        ResultKind: "advice_given" | "opinion_delivered" | "solution_delivered" | "service_confirmed" | "mediation_agreement" | "mediation_failed" | "referred_and_answered";
        ActDto: {
            /** @enum {string|null} */
            reasonCode?: "not_in_area" | "not_our_ip_type" | "not_our_industry" | "conflict_of_interest" | "already_handled_elsewhere" | "no_capacity" | "other" | "not_ip_matter" | "other_service" | "third_party_report" | "no_territorial_link" | "no_identity" | "no_right_or_invalid" | "no_concrete_facts" | "already_pending" | "repeated_without_new_facts" | "state_secret" | "applicant_not_entitled" | "false_materials" | "essential_facts_hidden" | "unlawful_use" | "applicant_request" | "dispute_settled" | "right_lost" | "no_cooperation" | "unreachable" | "invalidity_pending" | "court_pending" | "other_body_pending" | "force_majeure" | null;
            /** @description words for the file and, where the act says so, for the applicant */
            note?: string | null;
            /** @description codes of what is missing (supplement notice) */
            missing?: string[] | null;
            handlerId?: string | null;
            institutionId?: string | null;
            resultKind?: components["schemas"]["ResultKind"] | null;
            /** @description the result in words for the applicant */
            summary?: string | null;
            /** @description the authority that a referral or a clue goes to */
            authority?: string | null;
            /** @enum {string|null} */
            outcome?: "agreement" | "no_agreement" | "opponent_unwilling" | "answered" | "taken_over" | "upheld" | "dismissed" | "given" | "withdrawn" | null;
            /** @description both sides agreed to mediation */
            bothAgreed?: boolean | null;
            /** @description the case that this one is merged into */
            mergedInto?: string | null;
        };
        LoadRowDto: {
            institutionId: string;
            name: string;
            kind: string;
            regionCode: string;
            offered: number;
            examining: number;
            handling: number;
            waiting: number;
            overdue: number;
            open: number;
        };
        QueueLoadDto: {
            queue: string;
            name: string;
            open: number;
            /**
             * Format: date
             * @description filing day of the oldest
             */
            oldest?: string | null;
        };
        OverviewDto: {
            institutions: components["schemas"]["LoadRowDto"][];
            queues: components["schemas"]["QueueLoadDto"][];
            filedToday: number;
            open: number;
            overdue: number;
            /** @description messages that ran out of retries and wait for a person */
            deadLetters: number;
        };
        ColleagueDto: {
            id: string;
            displayName: string;
            role: components["schemas"]["Role"];
            /** @description open cases in hand */
            openCases: number;
        };
        ColleaguesDto: {
            items: components["schemas"]["ColleagueDto"][];
        };
        FieldFaultDto: {
            path: string;
            code: string;
            message: string;
        };
        ProblemDto: {
            type: string;
            title: string;
            status: number;
            code: string;
            correlationId: string;
            errors?: components["schemas"]["FieldFaultDto"][] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    NetworkController_regions: {
        parameters: {
            query?: {
                parentCode?: string | null;
                /** @description part of a name */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionPageDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    NetworkController_institutions: {
        parameters: {
            query?: {
                /** @description institutions that answer for this place */
                regionCode?: string | null;
                /** @description institutions that handle this kind of right */
                type?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionPageDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    NetworkController_industries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndustriesDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApplicantEvidenceController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceListDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApplicantEvidenceController_receive: {
        parameters: {
            query?: never;
            header: {
                /** @description what the sender found; another file than that is refused */
                "X-Content-SHA256"?: string;
                "X-Material-Tag": "application_form" | "identity_proof" | "right_proof" | "infringement_evidence" | "power_of_attorney" | "call_record" | "photo" | "official_notice" | "other";
                /** @description percent-encoded UTF-8 */
                "X-File-Name": string;
                /** @description the same key with the same file gets the same answer */
                "Idempotency-Key": string;
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_file: {
        parameters: {
            query?: never;
            header: {
                /** @description the same key with the same body gets the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookupAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantCaseDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_act: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                /** @description version of the case that was looked at */
                "If-Match": string;
            };
            path: {
                caseNo: string;
                act: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicantActDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReceiptsController_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptKeyDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReceiptsController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_secondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CaseEvidenceController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceListDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CaseEvidenceController_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_list: {
        parameters: {
            query?: {
                view?: "inbox" | "mine" | "offered" | "overdue" | "all";
                status?: "submitted" | "triage" | "transferring" | "examining" | "supplement_pending" | "refusal_proposed" | "refused" | "appealing" | "accepted" | "assigned" | "handling" | "mediating" | "referred_waiting" | "suspended" | "result_review" | "concluded" | "return_visit" | "archived" | "withdrawn" | "deemed_withdrawn" | "refused_final" | "terminated" | "merged" | "out_of_scope_closed" | "referred_closed";
                ipType?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                urgent?: "true" | "false";
                /** @description part of a case number, a title or a name */
                q?: string | null;
                cursor?: string | null;
                /** @description 1 to 100, 50 unless said */
                limit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetailDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClocksDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_routing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingHistoryDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CasesController_act: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                /** @description version of the case that was looked at */
                "If-Match": string;
            };
            path: {
                caseNo: string;
                act: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActAnswerDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WorkloadController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WorkloadController_colleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleaguesDto"];
                };
            };
            /** @description RFC 9457 problem details */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
