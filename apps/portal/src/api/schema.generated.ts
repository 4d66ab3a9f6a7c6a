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
        RegionPageDto: {
            items: components["schemas"][];
            nextCursor?: string | null;
        };
        InstitutionPageDto: {
            items: components["schemas"][];
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
            items: components["schemas"][];
        };
        /** @enum {string} */
        Channel: "web" | "wechat" | "phone" | "12330" | "12345" | "counter" | "mail" | "workstation" | "exhibition" | "transfer" | "api";
        /** @enum {string} */
        Matter: "consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report";
        RequestDto: {
            channel?: components["schemas"]["Channel"] | null;
            applicant?: components["schemas"] | null;
            agent?: components["schemas"] | null;
            rights: components["schemas"][];
            respondents?: components["schemas"][] | null;
            acts: components["schemas"];
            matters: components["schemas"]["Matter"][];
            facts?: string | null;
            demand?: string | null;
            externalDeadline?: components["schemas"] | null;
            otherProceedings?: components["schemas"][] | null;
            /** @description an institution's name or id */
            chosenInstitution?: string | null;
            /** @description materials that come with the request; null = not said */
            attachments?: components["schemas"]["MaterialTag"][] | null;
            consents?: components["schemas"] | null;
            /** @description the applicant declares that all this is true */
            declaration?: boolean | null;
        };
        /** @enum {string} */
        Outcome: "route" | "transfer" | "queue" | "refuse_proposed" | "clue" | "answer_only" | "supplement" | "review";
        PreviewAnswerDto: {
            outcome: components["schemas"]["Outcome"];
            lead?: components["schemas"] | null;
            coHandlers: components["schemas"][];
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
            candidates: components["schemas"][];
            promise: components["schemas"];
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
            promise: components["schemas"];
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
        ApplicantCaseDto: {
            caseNo: string;
            /** @description send back as If-Match */
            version: number;
            status: components["schemas"]["CaseStatus"];
            /** @description where the case stands, in plain words */
            statusText: string;
            /** Format: date-time */
            receivedAt: string;
            promise: components["schemas"];
            /** @description who has it */
            holder?: components["schemas"] | null;
            /** @description who has been asked to take it and has not answered yet */
            offeredTo?: components["schemas"] | null;
            /** @description the coordinators who answer for it while no institution holds it */
            coordinator?: string | null;
            coHandlers: components["schemas"][];
            /** @description why it went there */
            explanation?: string | null;
            /** @description what is asked of the applicant now */
            asked: string[];
            /** @description acts that the applicant may do now */
            allowedActs: string[];
            clocks: components["schemas"];
            timeline: components["schemas"][];
            documents: components["schemas"][];
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
            institution?: components["schemas"] | null;
            /** @description the coordinator's desk */
            queue?: string | null;
            queueName?: string | null;
        };
        CasePageDto: {
            items: components["schemas"][];
            nextCursor?: string | null;
            counts: components["schemas"];
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
            parties: components["schemas"][];
            rights: components["schemas"][];
            /** @description acts complained of: mode, places, platform, event, country, description, lossCny */
            acts: {
                [key: string]: unknown;
            };
            /** @description other proceedings, external deadline, consents, attachments */
            circumstances: {
                [key: string]: unknown;
            };
            gates: components["schemas"][];
            missing: string[];
            flags: string[];
            holder?: components["schemas"] | null;
            coHandlers: components["schemas"][];
            queueName?: string | null;
            routing?: components["schemas"] | null;
            offers: components["schemas"][];
            clocks: components["schemas"];
            timeline: components["schemas"][];
            documents: components["schemas"][];
            allowedActs: components["schemas"][];
            /** @description channel by which it came */
            channel: string;
        };
        TimelineDto: {
            items: components["schemas"][];
        };
        /**
         * @description whose turn it is
         * @enum {string}
         */
        TimeOwner: "applicant" | "institution" | "other_body" | "coordinator" | "system";
        ClocksDto: {
            /** @description whose turn it is */
            owner: components["schemas"]["TimeOwner"];
            deadlines: components["schemas"][];
            parts: components["schemas"][];
            totalSeconds: number;
        };
        RoutingHistoryDto: {
            items: components["schemas"][];
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
        OverviewDto: {
            institutions: components["schemas"][];
            queues: components["schemas"][];
            filedToday: number;
            open: number;
            overdue: number;
            /** @description messages that ran out of retries and wait for a person */
            deadLetters: number;
        };
        ColleaguesDto: {
            items: components["schemas"][];
        };
        ProblemDto: {
            type: string;
            title: string;
            status: number;
            code: string;
            correlationId: string;
            errors?: components["schemas"][] | null;
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
