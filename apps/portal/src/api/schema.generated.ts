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
    "/api/v1/network/competences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who handles which kind of right where
         * @description One line per institution and kind of right. `regionCode` gives those that answer for a place, its city and its province included. Keep the `ETag` and send it as `If-None-Match`: an unchanged answer is a 304 without a body. Example: `GET /api/v1/network/competences?regionCode=442000&type=patent_design`; the whole table for a spreadsheet: `?format=csv`.
         */
        get: operations["CompetenceController_competences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/network/competent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who would lead a matter of this kind, and why, by the rule in force
         * @description The same rule as for a filed request, on the few facts that a platform has; nothing is stored. Example: `GET /api/v1/network/competent?regionCode=442000&type=patent_design&industry=灯饰`.
         */
        get: operations["CompetenceController_competent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/network/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the directory that was or is in force, newest first */
        get: operations["CompetenceController_versions"];
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
    "/api/v1/requests/{caseNo}/evidence/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof of one file: its fingerprint and when it came, signed; checked as the receipt of the filing is */
        get: operations["ApplicantEvidenceController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that are not whole yet */
        get: operations["UploadsController_list"];
        put?: never;
        /** Announces a file of at most 500 MB (tus 1.0, creation); where it is to be sent is told in Location */
        post: operations["UploadsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives a file up that is not whole yet */
        delete: operations["UploadsController_remove"];
        options?: never;
        head?: never;
        /** Goes on with a file (tus 1.0): the body begins at Upload-Offset; what arrived stays when the line breaks */
        patch: operations["UploadsController_append"];
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/uploads/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes evidence of a file that is whole: verified, compared, its kind found from its content. Repeated it answers the same */
        post: operations["UploadsController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/network/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which authority outside of the network is competent, by kind of right, place and purpose */
        get: operations["OpenController_directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/between": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who helps with the case, in plain words, and to whom the file went or may go */
        get: operations["OpenController_between"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proof of work to do; its solution goes along in X-Proof-Of-Work */
        get: operations["ChallengesController_read"];
        put?: never;
        post?: never;
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
    "/api/v1/requests/{caseNo}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the applicant was told, and whether the letters arrived */
        get: operations["RequestsController_told"];
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
        /** The applicant's acts: supplement, messages, withdrawal, objection, challenge, correction, rating, consent */
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
    "/api/v1/auth/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways to sign in beside password and passkey */
        get: operations["AuthController_ways"];
        put?: never;
        post?: never;
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
        /** Second step: a code of the authenticator, or one of the codes on paper */
        post: operations["AuthController_secondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/passkey-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step by passkey, or both factors once more: what the browser is to sign */
        post: operations["AuthController_ownChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step by passkey; in a session that has both factors it proves them anew */
        post: operations["AuthController_ownPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign-in by passkey alone: what the browser is to sign. Nothing is stored. */
        post: operations["AuthController_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign-in by passkey alone: it has checked its owner, and is two factors */
        post: operations["AuthController_passkey"];
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
    "/api/v1/auth/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Both factors once more, before a sensitive act; good for ten minutes */
        post: operations["AuthController_prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/links/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For whom and for what a link is; uses nothing up */
        post: operations["LinksController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/links/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the password by a link. A second factor that there is stays, and is asked for as always. */
        post: operations["LinksController_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnAccountController_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/authenticator/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator; it counts once a code of it was shown */
        post: operations["OwnAccountController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes it the authenticator of the account, in place of a former one */
        post: operations["OwnAccountController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new codes on paper; the former ones are void */
        post: operations["OwnAccountController_recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_newPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_unlink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password; all other sessions end */
        post: operations["OwnSessionsController_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnSessionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnSessionsController_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions but this one */
        post: operations["OwnSessionsController_endOthers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/open-id/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where the browser is to go to sign in; 404 without an identity provider */
        post: operations["OpenIdController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/open-id/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same, to link an identity with the account that is signed in */
        post: operations["OpenIdController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/open-id/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to */
        get: operations["OpenIdController_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by name, fifty at a time */
        get: operations["AccountsController_list"];
        put?: never;
        /** Makes an account; answers with the invitation for its owner. Administrators: a proposal. */
        post: operations["AccountsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of administrators' accounts that wait for a second administrator */
        get: operations["AccountsController_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AccountsController_one"];
        put?: never;
        /** Name, role and place; in force from the next call of its owner on */
        post: operations["AccountsController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/changes/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to what another administrator has proposed; it happens now */
        post: operations["AccountsController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/changes/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declines it, or takes the own proposal back */
        post: operations["AccountsController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links who its owner is at the identity provider, by issuer and subject */
        post: operations["AccountsController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes it; its sessions end at once */
        post: operations["AccountsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AccountsController_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to set the password anew, good once and for thirty minutes; the second factor stays */
        post: operations["AccountsController_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/second-factor-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes every second factor away; the link, with the password, lets its owner set up a new one */
        post: operations["AccountsController_resetSecondFactor"];
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
    "/api/v1/cases/{caseNo}/evidence/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture in small, without what the camera wrote into it; every view is on the audit log */
        get: operations["CaseEvidenceController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/evidence/{id}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that ever happened to a file: received, scanned, viewed, downloaded, refused, found damaged */
        get: operations["CaseEvidenceController_custody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence-store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EvidenceStoreController_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence-store/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a file read and scanned again, after a copy of it was put back */
        post: operations["EvidenceStoreController_lookAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the institution should take the case and why, and everybody else’s reasons not to */
        get: operations["AssignmentController_assignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Colleagues with what they take, their leave and their load; the weights that load is counted by */
        get: operations["AssignmentController_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/team/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a profile: one’s own, or as a leader a colleague’s */
        post: operations["AssignmentController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether accepted cases are given out by themselves; off = they are proposed */
        post: operations["AssignmentController_switch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * First-dispatch accuracy by region and type, who is taken for whom, and how it came out
         * @description A misroute is a return, a giving back, a transfer, an override, a designation to somebody else or an upheld challenge within ten working days of the first dispatch.
         */
        get: operations["AccuracyController_accuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/accuracy/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of directory or policy that misroutes suggest, each rehearsed on stored cases */
        get: operations["AccuracyController_edits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is named in the case, and why the viewer sees it */
        get: operations["CaseAccessController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/access/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a colleague on the list of a confidential file */
        post: operations["CaseAccessController_nameReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/access/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites an expert to this one case, for some days */
        post: operations["CaseAccessController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/access/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The expert's opinion; it is in the file, and the invitation is over */
        post: operations["CaseAccessController_opine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/access/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a person off; the last one on the list of a confidential file stays */
        post: operations["CaseAccessController_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a confidential file of the own province for a day; the reason stands in the file */
        post: operations["LooksController_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scope/cases/{number}/viewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who sees a case, each with the reasons */
        get: operations["SightsController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scope/cases/{number}/sight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one person sees a case, and why */
        get: operations["SightsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/between": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of co-handlers, requests to take over, letters to authorities, consents, like precedents */
        get: operations["LettersController_between"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/letters/{id}/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A step with a letter: send, receipt, return, report, remind, recall */
        post: operations["LettersController_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/precedents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Designations kept as precedents, newest first */
        get: operations["LettersController_precedents"];
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
    "/api/v1/directory/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The directory in force, and the calendar of what was and will be */
        get: operations["DirectoryController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases, the newest first */
        get: operations["DirectoryController_list"];
        put?: never;
        /** Begins a draft from what is in force */
        post: operations["DirectoryController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A release whole: what it says, its proof, rehearsal and hand-over plan */
        get: operations["DirectoryController_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces what a draft says. Faults are no refusal: they stand in the answer until they are mended */
        post: operations["DirectoryController_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/bring-up-to-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lays the draft over what is in force now */
        post: operations["DirectoryController_bringUpToDate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DirectoryController_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the proof and the hand-over plan of what the draft says now */
        post: operations["DirectoryController_prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a replay of the draft over stored cases, all or of a period; it touches none */
        post: operations["DirectoryController_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/rehearsal/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DirectoryController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/rehearsal.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The moved cases of the newest rehearsal: case, from, to */
        get: operations["DirectoryController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names another new owner for a case of the hand-over plan */
        post: operations["DirectoryController_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person: approves the draft with its hand-over plan, from a day on */
        post: operations["DirectoryController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One step back: takes a scheduled release off the calendar, or restores what was in force before, at once */
        post: operations["DirectoryController_rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/releases/{id}/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live decisions that the draft would have taken otherwise, the newest first */
        get: operations["DirectoryController_shadowLog"];
        put?: never;
        /** Lets the draft run beside the release in force, or stops it */
        post: operations["DirectoryController_shadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy in force, and the calendar of what was and will be */
        get: operations["PolicyController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases, the newest first */
        get: operations["PolicyController_list"];
        put?: never;
        /** Begins a draft from what is in force */
        post: operations["PolicyController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A release whole: what it says, its proof, rehearsal and hand-over plan */
        get: operations["PolicyController_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces what a draft says. Faults are no refusal: they stand in the answer until they are mended */
        post: operations["PolicyController_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/bring-up-to-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lays the draft over what is in force now */
        post: operations["PolicyController_bringUpToDate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PolicyController_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the proof and the hand-over plan of what the draft says now */
        post: operations["PolicyController_prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a replay of the draft over stored cases, all or of a period; it touches none */
        post: operations["PolicyController_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/rehearsal/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PolicyController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/rehearsal.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The moved cases of the newest rehearsal: case, from, to */
        get: operations["PolicyController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names another new owner for a case of the hand-over plan */
        post: operations["PolicyController_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person: approves the draft with its hand-over plan, from a day on */
        post: operations["PolicyController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One step back: takes a scheduled release off the calendar, or restores what was in force before, at once */
        post: operations["PolicyController_rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/releases/{id}/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live decisions that the draft would have taken otherwise, the newest first */
        get: operations["PolicyController_shadowLog"];
        put?: never;
        /** Lets the draft run beside the release in force, or stops it */
        post: operations["PolicyController_shadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters addressed to the authority, newest first */
        get: operations["AuthorityController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuthorityController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority/letters/{id}/{answer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers: receipt, return (with a reason), report. The same answer twice counts once. */
        post: operations["AuthorityController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every authority with a way of its own: address, keys, accounts, last fault */
        get: operations["ChannelsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/channels/{authorityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets contact and address; a new address gets a new signing secret, shown once */
        post: operations["ChannelsController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/channels/{authorityId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new signing secret for the same address, shown once */
        post: operations["ChannelsController_rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/channels/{authorityId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key for the authority's own system, shown once */
        post: operations["ChannelsController_createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/channels/{authorityId}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An account for somebody of the authority, who will see its letters and nothing else */
        post: operations["ChannelsController_createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key in place of this one, which goes on for a day */
        post: operations["ChannelsController_rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/keys/{keyId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ChannelsController_revokeKey"];
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
        /** Open work by institution and desk, within the reach of the viewer; at most two seconds old */
        get: operations["WorkloadController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/ages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How old open cases are: percentiles in days, all together first, then by institution */
        get: operations["WorkloadController_ages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The backlog day by day: open and overdue as each day ended, filed and closed on it */
        get: operations["WorkloadController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests by province and type of right */
        get: operations["WorkloadController_flows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of closed cases: durations by owner, timeliness, results, ratings */
        get: operations["WorkloadController_closing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/closing.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table; no cell can become a formula */
        get: operations["WorkloadController_closingTable"];
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
    "/api/v1/policy/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** National limits, and shorter ones with those they hold for */
        get: operations["PolicyTimeController_listLimits"];
        put?: never;
        /** Publishes a shorter limit; one for the same clock and reach ends when this one begins */
        post: operations["PolicyTimeController_publishLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/limits/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a limit end tomorrow; what it promised stays promised */
        post: operations["PolicyTimeController_endLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which years are settled, and every plan with how far its re-derivation has come */
        get: operations["PolicyTimeController_calendar"];
        put?: never;
        /** Publishes days that a notice moves; the worker derives open deadlines anew and lists what moved */
        post: operations["PolicyTimeController_publishPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/calendar/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deadlines that a plan moved, before and after, of the cases in reach (at most 500) */
        get: operations["PolicyTimeController_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The viewer's notices, newest first */
        get: operations["StaffNoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks notices as read, for the viewer alone */
        post: operations["StaffNoticesController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices as they come (server-sent events); ends with the session */
        get: operations["StaffNoticesController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters to applicants: what was sent, what would have been, what did not arrive */
        get: operations["StaffNoticesController_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/outbox/{seq}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a letter that was held, failed or is unknown */
        post: operations["StaffNoticesController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/outbox/{seq}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes note that a letter did not arrive: the applicant was told another way */
        post: operations["StaffNoticesController_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Archived files in reach, the first to be appraised on top; a hundred at most */
        get: operations["ArchiveController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/files/{caseNo}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a file another retention class, with a reason */
        post: operations["ArchiveController_retain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/files/{caseNo}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a file: nothing of it can be destroyed */
        post: operations["ArchiveController_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/files/{caseNo}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts a hold; never whoever set it */
        post: operations["ArchiveController_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/files/{caseNo}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as a ZIP for the e-archive: metadata, papers, evidence, hashes, audit proofs */
        get: operations["ArchiveController_package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists of files that were proposed to be destroyed, the newest on top */
        get: operations["ArchiveController_destructions"];
        put?: never;
        /** Proposes files to be destroyed; another person decides */
        post: operations["ArchiveController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/destructions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a list with the reference of the archives authority, and destroys its files */
        post: operations["ArchiveController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/destructions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a list down; its files stay */
        post: operations["ArchiveController_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rating link is for */
        post: operations["RatingsController_lookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rates what was done; a link works once */
        post: operations["RatingsController_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the privacy notice, newest first */
        get: operations["NoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/notices/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notice that is in force */
        get: operations["NoticesController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/notices/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["NoticesController_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consents, who received the file, who looked at it, and requests about it */
        get: operations["ApplicantPrivacyController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept of the applicant, as one JSON document (PIPL art. 45) */
        get: operations["ApplicantPrivacyController_copy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the filing stands in the signed audit record */
        get: operations["ApplicantPrivacyController_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/privacy/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives or takes back consent to one purpose; `privacy_notice` confirms that a newer notice was read */
        post: operations["ApplicantPrivacyController_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{caseNo}/privacy/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks to correct, delete or explain; answered within 15 working days */
        post: operations["ApplicantPrivacyController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consents, passings-on, looks and requests about data */
        get: operations["CasePrivacyController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/unmasking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Identifiers in full, for a reason that goes on record and that the applicant can read */
        post: operations["CasePrivacyController_unmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/consent-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the applicant for consent to one passing-on, naming the receiver (PIPL art. 23) */
        post: operations["CasePrivacyController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseNo}/data-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a request about data; what is granted is done at once */
        post: operations["CasePrivacyController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests about data, the most urgent first */
        get: operations["DataRequestsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries by case, actor, event and time, newest first */
        get: operations["AuditController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Length of the chain, what waits for its seal, and the latest signed checkpoints */
        get: operations["AuditController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/unmaskings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw identifiers in full, and why */
        get: operations["AuditController_unmaskings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recomputes the chain and compares it with every signed checkpoint, here and outside */
        post: operations["AuditController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole record as lines of JSON, for `audit-verify --dump`; on the record itself */
        get: operations["AuditController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes with their periods, and the last runs */
        get: operations["RetentionController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a run would forget now; forgets nothing */
        post: operations["RetentionController_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases by province, kind of right and month, up to the month before */
        get: operations["StatisticsController_read"];
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
            /**
             * Format: date
             * @description the day from which a later version of the directory counts; null = in force
             */
            validTo?: string | null;
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
        InstitutionRefDto: {
            id: string;
            name: string;
            kind: components["schemas"]["InstitutionKind"];
        };
        CompetenceDto: {
            institution: components["schemas"]["InstitutionRefDto"];
            /** @description its area: this division and everything below it */
            regionCode: string;
            regionName: string;
            /** @enum {string} */
            ipType: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
            /** @description industries that it is specialised in; for rapid centres they decide */
            industries: string[];
            phone?: string | null;
            /** @enum {string} */
            provenance: "verified" | "existence verified" | "unverified";
        };
        CompetencePageDto: {
            items: components["schemas"]["CompetenceDto"][];
            /** @description published time limits, in working days, the same for every institution of the network */
            limits: components["schemas"]["TimeLimitDto"][];
            directoryVersion: string;
            /**
             * Format: date
             * @description first day of this version
             */
            validFrom: string;
            /**
             * Format: date
             * @description the day from which a later version counts; null = in force
             */
            validTo?: string | null;
        };
        CompetentDto: {
            /**
             * @description queue = a coordinators’ desk names the institution
             * @enum {string}
             */
            outcome: "route" | "queue";
            lead?: components["schemas"]["InstitutionRefDto"] | null;
            coHandlers: components["schemas"]["InstitutionRefDto"][];
            queue?: string | null;
            /** @description the place that decides */
            place?: string | null;
            placeName?: string | null;
            /** @description ids of the rules that fired, in order */
            rules: string[];
            /** @description why, in one sentence, in the language asked for */
            sentence: string;
            limits: components["schemas"]["TimeLimitDto"][];
            directoryVersion: string;
            policyVersion: string;
            /** Format: date */
            validFrom: string;
        };
        ReleaseDto: {
            version: string;
            /** Format: date */
            validFrom: string;
            /**
             * Format: date
             * @description null = in force
             */
            validTo?: string | null;
        };
        ReleasePageDto: {
            items: components["schemas"]["ReleaseDto"][];
        };
        /** @enum {string} */
        MaterialTag: "application_form" | "identity_proof" | "right_proof" | "infringement_evidence" | "power_of_attorney" | "call_record" | "photo" | "official_notice" | "other";
        /**
         * @description `damaged`: what is stored is not what was received any more
         * @enum {string}
         */
        EvidenceState: "received" | "damaged";
        /**
         * @description `waiting` and `unscannable`: in quarantine; `not_scanned`: no scanner is set up
         * @enum {string}
         */
        ScanState: "waiting" | "clean" | "infected" | "unscannable" | "not_scanned";
        /** @enum {string} */
        PreviewState: "none" | "waiting" | "ready" | "failed";
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
            /** @description whether the sender had computed the fingerprint too, and it was the same */
            isSameAsSent: boolean;
            /** @description `waiting` and `unscannable`: in quarantine; `not_scanned`: no scanner is set up */
            scan: components["schemas"]["ScanState"];
            preview: components["schemas"]["PreviewState"];
            /** Format: date-time */
            receivedAt: string;
        };
        EvidenceListDto: {
            items: components["schemas"]["EvidenceDto"][];
        };
        EvidenceReceiptDto: {
            receipt: string;
        };
        UploadDto: {
            id: string;
            name: string;
            tag: components["schemas"]["MaterialTag"];
            /** @description bytes */
            size: number;
            /** @description bytes that are here */
            offset: number;
            /**
             * Format: date-time
             * @description given up then, unless it goes on before
             */
            expiresAt: string;
        };
        UploadListDto: {
            items: components["schemas"]["UploadDto"][];
        };
        CompletionDto: {
            /** @description what the sender found; another file than that is refused */
            sha256?: string | null;
        };
        /** @enum {string} */
        AuthorityPurpose: "enforcement" | "adjudication" | "border" | "criminal" | "litigation" | "mediation" | "arbitration" | "evidence";
        /** @enum {string} */
        AuthorityKind: "market_regulation" | "patent_administration" | "patent_law_enforcement" | "cnipa_major_patent" | "cnipa_layout_design_committee" | "ip_administration" | "copyright_administration" | "customs" | "agriculture_rural_affairs" | "forestry_grassland" | "public_security" | "court_ip_or_intermediate" | "court_basic" | "people_mediation" | "arbitration" | "notary" | "foreign" | "other";
        WordsDto: {
            zh: string;
            en: string;
        };
        AuthorityProposalDto: {
            id: string;
            kind: components["schemas"]["AuthorityKind"];
            regionCode: string;
            /** @enum {string} */
            level: "national" | "province" | "city" | "county";
            name: components["schemas"]["WordsDto"];
            rank: number;
            /** @description why this one */
            reason: components["schemas"]["WordsDto"];
            /** @description the provision that it rests on */
            basis: string;
            /** @enum {string} */
            provenance: "law" | "unverified";
        };
        PurposeDto: {
            purpose: components["schemas"]["AuthorityPurpose"];
            authorities: components["schemas"]["AuthorityProposalDto"][];
        };
        AuthorityPageDto: {
            /** @description version of the directory of authorities */
            version: string;
            items: components["schemas"]["PurposeDto"][];
        };
        HelperDto: {
            name: string;
            does: string;
            /** @enum {string} */
            state: "working" | "done" | "waiting";
            /** Format: date */
            by?: string | null;
        };
        /** @enum {string} */
        DataKind: "identity" | "contact" | "right" | "facts" | "evidence";
        SharingDto: {
            id: string;
            /** @enum {string} */
            kind: "dispatch" | "transfer" | "co_handling" | "designation" | "referral" | "clue" | "abroad";
            receiver: string;
            receiverName: string;
            receiverContact?: string | null;
            purpose: string;
            kinds: components["schemas"]["DataKind"][];
            /** @enum {string} */
            basis: "request" | "consent_at_filing" | "separate_consent" | "public_duty";
            /** @enum {string} */
            state: "asked" | "given" | "declined" | "withdrawn" | "done";
            /** Format: date-time */
            askedAt?: string | null;
            /** Format: date-time */
            settledAt?: string | null;
        };
        ApplicantBetweenDto: {
            helpers: components["schemas"]["HelperDto"][];
            /** @description to whom the file went or may go; those in state `asked` wait for an answer */
            sharings: components["schemas"]["SharingDto"][];
        };
        ProofChallengeDto: {
            /** @description of the ALTCHA protocol: algorithm, nonce, salt, cost, keyPrefix, expiresAt */
            parameters: {
                [key: string]: unknown;
            };
            signature: string;
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
        /**
         * @description further purposes that are consented to
         * @enum {string}
         */
        ConsentPurpose: "privacy_notice" | "share_co_handlers" | "transfer" | "send_to_authority" | "overseas" | "notify_email" | "notify_sms" | "sensitive";
        ConsentsDto: {
            /**
             * @description version of the privacy notice that was shown
             * @example 1
             */
            privacyNotice?: string | null;
            /** @description separate consent to share the file with co-handling institutions (PIPL art. 23) */
            shareWithCoHandlers?: boolean | null;
            /** @description further purposes that are consented to */
            given?: components["schemas"]["ConsentPurpose"][] | null;
            /** @description purposes that were asked and declined */
            declined?: components["schemas"]["ConsentPurpose"][] | null;
            /** @description SHA-256 of the notice as it was shown */
            noticeHash?: string | null;
            /**
             * Format: date-time
             * @description when the notice was shown, by the reader’s clock
             */
            noticeShownAt?: string | null;
            /**
             * @description language in which it was read
             * @enum {string|null}
             */
            language?: "zh" | "en" | null;
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
        ReasonDto: {
            /** @description why it went there, in one sentence */
            sentence: string;
            /** Format: date-time */
            decidedAt: string;
            /** @description a person went another way than the rule */
            byPerson: boolean;
            directoryVersion: string;
            policyVersion: string;
            /** @description the facts that decided */
            facts: {
                [key: string]: unknown;
            };
        };
        /**
         * @description whose turn it is
         * @enum {string}
         */
        TimeOwner: "applicant" | "institution" | "other_body" | "coordinator" | "system";
        DeadlineDto: {
            kind: string;
            /** @description the event that started it */
            openedSeq: number;
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
            reason?: components["schemas"]["ReasonDto"] | null;
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
        /** @enum {string} */
        NoticeState: "written" | "attempting" | "delivered" | "held" | "failed" | "unknown";
        SentNoticeDto: {
            /** @description code of the act that it tells of */
            act: string;
            toStatus: string;
            /** @enum {string} */
            channel: "page" | "email";
            state: components["schemas"]["NoticeState"];
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            deliveredAt?: string | null;
        };
        SentNoticesDto: {
            items: components["schemas"]["SentNoticeDto"][];
        };
        CorrectedPlaceDto: {
            /** @example 442000 */
            regionCode: string;
            /** @enum {string|null} */
            stage?: "origin" | "circulation" | "sale" | null;
        };
        CorrectedRightDto: {
            /** @enum {string} */
            type: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
            /** @description a word of the directory, or null */
            industry?: string | null;
        };
        CorrectionDto: {
            /**
             * @description the applicant's division; null = off the mainland
             * @example 442000
             */
            applicantRegion?: string | null;
            mode?: components["schemas"]["Mode"] | null;
            /** @description all places of the acts, in order */
            places?: components["schemas"]["CorrectedPlaceDto"][] | null;
            /** @description type and industry of each right, in its order */
            rights?: components["schemas"]["CorrectedRightDto"][] | null;
            /** @description all forms of assistance asked for */
            matters?: ("consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report")[] | null;
            /** @description name or id of an institution; null = none */
            chosenInstitution?: string | null;
        };
        ApplicantActDto: {
            note?: string | null;
            /** @description materials handed in now */
            materials?: components["schemas"]["MaterialTag"][] | null;
            /** @description to whom the file may go, where one receiver is asked about */
            receiver?: string | null;
            /**
             * @description answer to a question about consent
             * @enum {string|null}
             */
            outcome?: "given" | "withdrawn" | null;
            /** @description satisfaction, 5 = very good */
            score?: number | null;
            corrected?: components["schemas"]["CorrectionDto"] | null;
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
            /** @description all keys that may have signed, the one that signs now first */
            publicKeys: string[];
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
        OpenIdWayDto: {
            label: string;
        };
        SignInWaysDto: {
            openId?: components["schemas"]["OpenIdWayDto"] | null;
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
            /** @description six digits of the authenticator (RFC 6238), or a recovery code */
            code: string;
        };
        /** @enum {string} */
        Role: "intake_clerk" | "examiner" | "handler" | "team_leader" | "provincial_coordinator" | "national_coordinator" | "system_admin" | "security_admin" | "auditor" | "expert" | "outside_body";
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
        ChallengeDto: {
            /** @description options of WebAuthn in JSON */
            options: {
                [key: string]: unknown;
            };
            /** @description comes back with the answer */
            ticket: string;
        };
        PasskeyAnswerDto: {
            ticket: string;
            /** @description the answer of the authenticator, WebAuthn in JSON */
            response: {
                [key: string]: unknown;
            };
        };
        ProofDto: {
            password: string;
            code: string;
        };
        LinkDto: {
            token: string;
        };
        LinkAnswerDto: {
            /** @enum {string} */
            purpose: "invitation" | "password" | "second_factor";
            login: string;
            displayName: string;
            /** Format: date-time */
            expiresAt: string;
        };
        UseLinkDto: {
            token: string;
            password: string;
        };
        LinkUsedDto: {
            /**
             * @description what comes next
             * @enum {string}
             */
            next: "sign_in" | "enrol";
        };
        PasskeyDto: {
            id: string;
            name: string;
            /** @description kept in several places by its maker */
            isBackedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt?: string | null;
        };
        IdentityDto: {
            id: string;
            issuer: string;
            subject: string;
            /** Format: date-time */
            linkedAt: string;
        };
        OwnAccountDto: {
            hasAuthenticator: boolean;
            recoveryCodes: number;
            passkeys: components["schemas"]["PasskeyDto"][];
            identities: components["schemas"]["IdentityDto"][];
            /** @description the identity provider, when there is one */
            openIdLabel?: string | null;
        };
        AuthenticatorDto: {
            /** @description shown once */
            secret: string;
            /** @description otpauth address, for a QR code drawn in the browser */
            uri: string;
            ticket: string;
        };
        ConfirmAuthenticatorDto: {
            ticket: string;
            code: string;
        };
        EnrolledDto: {
            /** @description new codes on paper; empty when there were some */
            recoveryCodes: string[];
        };
        RecoveryCodesDto: {
            /** @description ten codes, each good for one sign-in; shown once */
            codes: string[];
        };
        NewPasskeyDto: {
            ticket: string;
            /** @description the answer of the authenticator, WebAuthn in JSON */
            response: {
                [key: string]: unknown;
            };
            name: string;
        };
        NewPasswordDto: {
            current: string;
            next: string;
        };
        OwnSessionDto: {
            id: string;
            /** @enum {string} */
            way: "password" | "totp" | "recovery_code" | "passkey" | "open_id" | "invitation";
            device?: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            isThis: boolean;
        };
        OwnSessionsDto: {
            items: components["schemas"]["OwnSessionDto"][];
        };
        ElsewhereDto: {
            url: string;
        };
        AccountDto: {
            id: string;
            login: string;
            displayName: string;
            role: components["schemas"]["Role"];
            institution?: components["schemas"]["InstitutionRefDto"] | null;
            queue?: string | null;
            queueName?: string | null;
            isActive: boolean;
            /** @description false until its owner has followed the invitation */
            hasPassword: boolean;
            hasAuthenticator: boolean;
            passkeys: number;
            identities: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt?: string | null;
        };
        AccountPageDto: {
            items: components["schemas"]["AccountDto"][];
            nextCursor?: string | null;
        };
        WaitingChangeDto: {
            id: string;
            /** @enum {string} */
            act: "create" | "change" | "close" | "reopen" | "reset_password" | "reset_second_factor";
            login?: string | null;
            displayName?: string | null;
            role?: components["schemas"]["Role"] | null;
            /** @description the name that it is to have */
            newName?: string | null;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description whether the viewer may confirm it */
            mayConfirm: boolean;
            /** @description whether the viewer has proposed it */
            isOwn: boolean;
        };
        WaitingChangesDto: {
            items: components["schemas"]["WaitingChangeDto"][];
        };
        NewAccountDto: {
            login: string;
            displayName: string;
            role: components["schemas"]["Role"];
            institutionId?: string | null;
            /** @description the coordinator's desk */
            queue?: string | null;
        };
        WishAnswerDto: {
            accountId?: string | null;
            /** @description set when a second administrator has to confirm it */
            changeId?: string | null;
            /** @description for the account's owner; shown once */
            link?: string | null;
        };
        AccountChangeDto: {
            displayName: string;
            role: components["schemas"]["Role"];
            institutionId?: string | null;
            queue?: string | null;
        };
        LinkIdentityDto: {
            issuer: string;
            subject: string;
        };
        CustodyEntryDto: {
            /** Format: date-time */
            at: string;
            /** @example evidence.read */
            event: string;
            actorKind: string;
            actor?: string | null;
            institution?: string | null;
            facts: {
                [key: string]: unknown;
            };
        };
        CustodyDto: {
            items: components["schemas"]["CustodyEntryDto"][];
        };
        /** @enum {string} */
        EvidenceStoreKind: "disk" | "s3";
        /** @enum {string} */
        ScannerState: "none" | "set_up";
        /** @enum {string} */
        EvidenceFault: "damaged" | "infected" | "unscannable";
        TroubledFileDto: {
            id: string;
            caseNo: string;
            fault: components["schemas"]["EvidenceFault"];
            finding?: string | null;
            size: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            checkedAt?: string | null;
        };
        EvidenceStoreDto: {
            /** @description about */
            files: number;
            bytes: number;
            quotaBytes?: number | null;
            kind: components["schemas"]["EvidenceStoreKind"];
            scanner: components["schemas"]["ScannerState"];
            /** @description without a scanner: whether staff may open files that nothing has looked at */
            isOpenUnscanned: boolean;
            /** @description files in quarantine that wait for the scanner */
            waiting: number;
            /**
             * Format: date-time
             * @description when the file that was not read for longest was last read through
             */
            oldestCheckAt?: string | null;
            troubled: components["schemas"]["TroubledFileDto"][];
        };
        PlacingDto: {
            id: string;
            displayName: string;
            role: components["schemas"]["Role"];
            /** @description null = not eligible, for the reasons given */
            rank?: number | null;
            /** @description everything that stands against her taking it */
            obstacles: ("takes_no_cases" | "ip_type" | "skills" | "absent" | "on_leave" | "conflict_declared" | "conflict_detected" | "full")[];
            /** @description hours in hand */
            load: number;
            maxLoad: number;
            /** @description hours with this case */
            after: number;
            openCases: number;
        };
        AssignmentDto: {
            /** @description who should take it; null = nobody can now */
            proposed?: components["schemas"]["PlacingDto"] | null;
            placings: components["schemas"]["PlacingDto"][];
            /** @description hours that the case weighs */
            effort: number;
            /** @description cases of the other side that the institution helps; what they are is not shown */
            institutionalConflicts: number;
            /** @description the institution has its cases given out by themselves */
            isAutomatic: boolean;
        };
        LeaveDto: {
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description the last day of it
             */
            to: string;
        };
        DeclaredDto: {
            id: string;
            /** @description shown to her and her leader only */
            name: string;
            /** Format: date-time */
            declaredAt: string;
        };
        TeamMemberDto: {
            id: string;
            displayName: string;
            role: components["schemas"]["Role"];
            takesCases: boolean;
            /** @description null = every type that the institution takes */
            ipTypes?: ("patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none")[] | null;
            /** @description null = all */
            matters?: ("consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report")[] | null;
            /** @description hours of work at a time */
            maxLoad: number;
            load: number;
            openCases: number;
            isPresent: boolean;
            leave: components["schemas"]["LeaveDto"][];
            declared: components["schemas"]["DeclaredDto"][];
        };
        TeamDto: {
            items: components["schemas"]["TeamMemberDto"][];
            isAutomatic: boolean;
            /** @description hours per form of assistance, and the factors: published, the same for everybody */
            weights: {
                [key: string]: unknown;
            };
        };
        ProfileDto: {
            takesCases?: boolean | null;
            /** @description null = every type that the institution takes */
            ipTypes?: ("patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none")[] | null;
            /** @description null = all */
            matters?: ("consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report")[] | null;
            maxLoad?: number | null;
            isPresent?: boolean | null;
            leave?: components["schemas"]["LeaveDto"][] | null;
            /** @description names or numbers of parties that she must not meet */
            declares?: string[] | null;
            /** @description ids of declarations that she takes back */
            withdraws?: string[] | null;
        };
        SwitchDto: {
            isAutomatic: boolean;
        };
        AccuracyRowDto: {
            /** @description province, or the Corps; null = off the mainland */
            regionCode?: string | null;
            regionName?: string | null;
            ipType: string;
            dispatched: number;
            misrouted: number;
        };
        ConfusionDto: {
            from: components["schemas"]["InstitutionRefDto"];
            /** @description null = still with a desk */
            to?: components["schemas"]["InstitutionRefDto"] | null;
            cases: number;
        };
        WayDto: {
            /** @description the act that said that the route was wrong */
            act: string;
            reason?: string | null;
            cases: number;
        };
        AccuracyDto: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            dispatched: number;
            misrouted: number;
            rows: components["schemas"]["AccuracyRowDto"][];
            pairs: components["schemas"]["ConfusionDto"][];
            ways: components["schemas"]["WayDto"][];
        };
        EditMoveDto: {
            from: string;
            to: string;
            cases: number;
        };
        EditEffectDto: {
            cases: number;
            /** @description cases that would have gone to somebody else */
            moved: number;
            /** @description misrouted cases that would have gone at once to where they ended */
            corrected: number;
            misrouted: number;
            /** @description cases that would have found nobody */
            toDesk: number;
            moves: components["schemas"]["EditMoveDto"][];
        };
        ProposedEditDto: {
            /** @description remove_type, remove_industry, add_industry, narrow_area, policy_remove_type */
            kind: string;
            institution?: components["schemas"]["InstitutionRefDto"] | null;
            /** @description the kind of institution that a policy edit is about */
            institutionKind?: string | null;
            /** @description a type, an industry or a region code */
            value: string;
            valueName?: string | null;
            misrouted: number;
            of: number;
            effect: components["schemas"]["EditEffectDto"];
        };
        ProposedEditsDto: {
            items: components["schemas"]["ProposedEditDto"][];
            /** @description stored cases that each edit was rehearsed on, newest first */
            rehearsedOn: number;
        };
        NamedDto: {
            id: string;
            accountId: string;
            displayName: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            relation: "reader" | "expert" | "superior";
            /** @description a superior's reason; what an expert is asked */
            reason?: string | null;
            givenBy?: string | null;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until?: string | null;
            /** Format: date-time */
            endedAt?: string | null;
        };
        NameableDto: {
            id: string;
            displayName: string;
            role: components["schemas"]["Role"];
        };
        CaseAccessDto: {
            confidential: boolean;
            /** @description whether the viewer may change the list and invite experts */
            mayName: boolean;
            /** @description why the viewer sees the case */
            why: ("holder" | "co_handler" | "offered" | "leader" | "handler" | "reader" | "asked" | "desk" | "national_desk" | "superior" | "expert")[];
            items: components["schemas"]["NamedDto"][];
            /** @description for whoever may name */
            nameable: components["schemas"]["NameableDto"][];
        };
        NameReaderDto: {
            accountId: string;
        };
        InviteExpertDto: {
            accountId: string;
            /** @description what the expert is asked */
            task: string;
            days: number;
        };
        OpinionDto: {
            opinion: string;
        };
        LookDto: {
            caseNo: string;
            /** @description stands in the file and on the audit log */
            reason: string;
        };
        SightDto: {
            accountId: string;
            login: string;
            displayName: string;
            role: components["schemas"]["Role"];
            institution?: components["schemas"]["InstitutionRefDto"] | null;
            queueName?: string | null;
            maySee: boolean;
            reasons: ("holder" | "co_handler" | "offered" | "leader" | "handler" | "reader" | "asked" | "desk" | "national_desk" | "superior" | "expert")[];
        };
        SightsDto: {
            caseNo: string;
            confidential: boolean;
            holder?: components["schemas"]["InstitutionRefDto"] | null;
            items: components["schemas"]["SightDto"][];
        };
        CoTaskDto: {
            id: string;
            institution: components["schemas"]["InstitutionRefDto"];
            /** @enum {string|null} */
            stage?: "origin" | "circulation" | "sale" | null;
            asks: string;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            state: "asked" | "reported" | "ended";
            /** Format: date-time */
            openedAt: string;
            report?: string | null;
            /** Format: date-time */
            reportedAt?: string | null;
            late: boolean;
            /** @description the reader's own task */
            mine: boolean;
        };
        PullRequestDto: {
            id: string;
            institution: components["schemas"]["InstitutionRefDto"];
            reason: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date */
            answerBy: string;
            /** @enum {string} */
            state: "asked" | "accepted" | "declined" | "escalated" | "superseded";
            /** Format: date-time */
            answeredAt?: string | null;
            note?: string | null;
        };
        /** @enum {string} */
        ReferralKind: "referral" | "clue" | "abroad";
        /** @enum {string} */
        ReferralState: "awaiting_approval" | "ready" | "sent" | "accepted" | "returned" | "reported" | "recalled" | "not_approved";
        /** @enum {string} */
        ReferralChannel: "machine" | "inbox" | "paper";
        LetterEndDto: {
            name: string;
            contact?: string | null;
        };
        LetterToDto: {
            id: string;
            name: string;
        };
        LetterPartyDto: {
            side: string;
            name: string;
            region?: string | null;
        };
        LetterRightDto: {
            type: components["schemas"]["IpType"];
            number?: string | null;
            title?: string | null;
        };
        LetterEvidenceDto: {
            name: string;
            tag: string;
            size: number;
            sha256: string;
        };
        /** @enum {string} */
        SecrecyClass: "public" | "internal" | "restricted";
        LetterContentDto: {
            number: string;
            kind: components["schemas"]["ReferralKind"];
            from: components["schemas"]["LetterEndDto"];
            to: components["schemas"]["LetterToDto"];
            caseNo: string;
            ipType: components["schemas"]["IpType"];
            parties: components["schemas"]["LetterPartyDto"][];
            right?: components["schemas"]["LetterRightDto"] | null;
            facts: string;
            evidence: components["schemas"]["LetterEvidenceDto"][];
            /** @description what the authority is asked to do */
            action: string;
            /** Format: date */
            replyBy: string;
            secrecy: components["schemas"]["SecrecyClass"];
            /** Format: date */
            issuedOn: string;
        };
        /** @enum {string} */
        ExportCheck: "state_secrets" | "data_export" | "personal_information" | "technology_export" | "judicial_assistance";
        /** @enum {string} */
        ReferralReturnReason: "not_competent" | "wrong_place" | "materials_incomplete" | "already_handled" | "facts_unclear" | "other";
        /** @enum {string} */
        ReferralOutcome: "answered" | "taken_over" | "no_violation";
        LetterEventDto: {
            act: string;
            /** Format: date-time */
            at: string;
            actorKind: string;
            note?: string | null;
        };
        LetterDto: {
            id: string;
            number: string;
            kind: components["schemas"]["ReferralKind"];
            state: components["schemas"]["ReferralState"];
            channel: components["schemas"]["ReferralChannel"];
            authorityId: string;
            authorityName: string;
            letter: components["schemas"]["LetterContentDto"];
            /** @description base64url(canonical JSON) "." base64url(signature); verified like a receipt */
            seal: string;
            checks: components["schemas"]["ExportCheck"][];
            /** Format: date-time */
            preparedAt: string;
            /** Format: date-time */
            sentAt?: string | null;
            /** Format: date */
            replyBy: string;
            reminders: number;
            receiptNo?: string | null;
            returnReason?: components["schemas"]["ReferralReturnReason"] | null;
            outcome?: components["schemas"]["ReferralOutcome"] | null;
            /** Format: date-time */
            settledAt?: string | null;
            history: components["schemas"]["LetterEventDto"][];
            /** @description what the reader may do with it now */
            acts: string[];
        };
        AskedInVainDto: {
            name: string;
            state: string;
            reason?: string | null;
        };
        PrecedentDto: {
            number: string;
            /** Format: date-time */
            decidedAt: string;
            deskName: string;
            institution: components["schemas"]["InstitutionRefDto"];
            /** @description what decides who is competent: kind of right, mode, place, matters, industries, stages */
            pattern: {
                [key: string]: unknown;
            };
            placeName?: string | null;
            asked: components["schemas"]["AskedInVainDto"][];
            reason: string;
            /** @description an earlier one that it follows */
            cites?: string | null;
            citedBy: number;
            /** @description how like the case it is, in per cent */
            likeness?: number | null;
        };
        BetweenDto: {
            tasks: components["schemas"]["CoTaskDto"][];
            pullRequests: components["schemas"]["PullRequestDto"][];
            letters: components["schemas"]["LetterDto"][];
            sharings: components["schemas"]["SharingDto"][];
            precedents: components["schemas"]["PrecedentDto"][];
            authorities: components["schemas"]["PurposeDto"][];
        };
        LetterStepDto: {
            note?: string | null;
            returnReason?: components["schemas"]["ReferralReturnReason"] | null;
            outcome?: components["schemas"]["ReferralOutcome"] | null;
            /** @description the authority's own number for it */
            receiptNo?: string | null;
        };
        PrecedentPageDto: {
            items: components["schemas"]["PrecedentDto"][];
            nextCursor?: string | null;
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
            /** @description the viewer's relation: holder, offered, co_handler, coordinator, expert */
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
            /**
             * Format: date
             * @description the next day on which one of its deadlines is worth a warning
             */
            warnOn?: string | null;
            /**
             * Format: date
             * @description the next day that somebody else has set; such cases come first in every list
             */
            externalDueOn?: string | null;
            overdue: boolean;
        };
        ViewCountsDto: {
            inbox: number;
            mine: number;
            offered: number;
            /** @description accepted, and nobody is in charge yet */
            unassigned: number;
            due_soon: number;
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
        VoicesDto: {
            applicant: string;
            staff: string;
            /** @description for coordinators only */
            coordinator?: string | null;
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
            voices: components["schemas"]["VoicesDto"];
            /** @enum {string} */
            cause: "filed" | "facts_changed" | "override" | "designation" | "challenge";
            /** @description facts that had changed */
            changed: string[];
            /**
             * @description what became of a new answer; null = it counted at once
             * @enum {string|null}
             */
            answer?: "same" | "open" | "followed" | "dismissed" | "superseded" | null;
            answeredBy?: string | null;
            /** Format: date-time */
            answeredAt?: string | null;
            answerNote?: string | null;
            /** @description the case stands on this one */
            isInForce: boolean;
            directoryVersion: string;
            policyVersion: string;
            decidedBy: string;
            decidedByName?: string | null;
            overrideReason?: string | null;
        };
        RouteProposalDto: {
            /** @description null = the coordinators’ desk */
            to?: components["schemas"]["InstitutionRefDto"] | null;
            toDesk?: string | null;
            /** @description the lead would change; otherwise only co-handlers */
            isOtherLead: boolean;
            brings: components["schemas"]["InstitutionRefDto"][];
            drops: components["schemas"]["InstitutionRefDto"][];
            /** @description facts that changed */
            changed: string[];
            /** @description number of the decision in the routing history */
            decision: number;
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
        CaseLinkDto: {
            id: string;
            /** @enum {string} */
            kind: "same_matter" | "parallel" | "other_side";
            /** @enum {string} */
            state: "found" | "merge_asked" | "link_asked" | "linked" | "merge_agreed" | "declined";
            /** @description this end has asked and waits for the other */
            askedHere: boolean;
            /** @description the institution or desk that has the other case */
            heldBy?: string | null;
            /** @description its number, once both ends agreed or where the viewer sees it anyway */
            caseNo?: string | null;
            note?: string | null;
            answer?: string | null;
        };
        AllowedActDto: {
            act: string;
            /** @description reason codes to choose from; empty = none needed */
            reasonCodes: string[];
            needsNote: boolean;
            /** @description further fields of the act: missing, handlerId, institutionId, resultKind, summary, authority, mergedInto, bothAgreed, deadline, deadlineKind, servedOn, deadlineOn */
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
            /** @description the viewer's relation: holder, offered, co_handler, coordinator, expert */
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
            /**
             * Format: date
             * @description the next day on which one of its deadlines is worth a warning
             */
            warnOn?: string | null;
            /**
             * Format: date
             * @description the next day that somebody else has set; such cases come first in every list
             */
            externalDueOn?: string | null;
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
            routeProposal?: components["schemas"]["RouteProposalDto"] | null;
            /** @description the applicant contests the route and waits for an answer */
            challenged: boolean;
            offers: components["schemas"]["OfferDto"][];
            clocks: components["schemas"]["ClocksDto"];
            timeline: components["schemas"]["TimelineEntryDto"][];
            documents: components["schemas"]["DocumentDto"][];
            /** @description cases that share marks with this one, as far as the viewer may know */
            links: components["schemas"]["CaseLinkDto"][];
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
        ResultKind: "advice_given" | "opinion_delivered" | "solution_delivered" | "service_confirmed" | "mediation_agreement" | "mediation_failed" | "mediation_unwilling" | "referred_and_answered";
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
            outcome?: "agreement" | "no_agreement" | "opponent_unwilling" | "answered" | "taken_over" | "upheld" | "dismissed" | "given" | "withdrawn" | "met" | "missed" | "lapsed" | "merge" | "link" | "agreed" | "declined" | "satisfied" | "dissatisfied" | "not_reached" | "resolved" | "explained" | "unreachable" | null;
            /**
             * @description how the applicant was reached on the return visit
             * @enum {string|null}
             */
            reachedBy?: "phone" | "in_person" | "message" | "letter" | null;
            /** @description satisfaction as told on the telephone, 5 = very good */
            score?: number | null;
            /** @description both sides agreed to mediation */
            bothAgreed?: boolean | null;
            /** @description to whom the applicant is asked to let the file go */
            receiver?: string | null;
            /** @description what the receiver needs it for */
            purpose?: string | null;
            kinds?: components["schemas"]["DataKind"][] | null;
            /** @description a task of a co-handler */
            taskId?: string | null;
            /**
             * Format: date
             * @description the day by which a task is to be reported on
             */
            reportBy?: string | null;
            /** @description where papers are to go that leave the country */
            country?: string | null;
            /** @description questions that were answered */
            checks?: components["schemas"]["ExportCheck"][] | null;
            /** @description an earlier designation that this one follows */
            precedentNo?: string | null;
            /** @description the case that this one is merged into */
            mergedInto?: string | null;
            /** @description id of the link between two cases */
            link?: string | null;
            /** @description which deadline of others: its `openedSeq`, or `agreement` for the court confirmation */
            deadline?: string | null;
            /**
             * @description what the deadline of others is about
             * @enum {string|null}
             */
            deadlineKind?: "hearing" | "customs" | "platform" | "foreign_answer" | "limitation" | "other" | null;
            /**
             * Format: date
             * @description its last day
             */
            deadlineOn?: string | null;
            /**
             * Format: date
             * @description the day of service, where the law counts from it (customs, platform)
             */
            servedOn?: string | null;
            corrected?: components["schemas"]["CorrectionDto"] | null;
        };
        ListedInstitutionDto: {
            nameZh?: string | null;
            kind?: components["schemas"]["InstitutionKind"] | null;
            /** @example 442000 */
            regionCode?: string | null;
            industries?: string[] | null;
            /** @description null = what its kind takes */
            ipTypes?: components["schemas"]["IpType"][] | null;
            phone?: string | null;
            /** @enum {string|null} */
            provenance?: "verified" | "existence verified" | "unverified" | null;
            source?: string | null;
            /** @description open cases that it can carry */
            capacity?: number | null;
            id: string;
        };
        DivisionDto: {
            /** @example 442000 */
            code: string;
            nameZh: string;
        };
        RegionChangeDto: {
            /** @enum {string} */
            kind: "renamed" | "merged" | "split";
            /** @description the divisions that change */
            codes: string[];
            /** @description what they are afterwards; the first answers for codes that end */
            into: components["schemas"]["DivisionDto"][];
            /**
             * Format: date
             * @description from when it holds by the decree
             */
            on: string;
            /** @description the decree */
            basis?: string | null;
        };
        CalendarLineDto: {
            version: string;
            /** Format: date */
            validFrom: string;
            releaseId?: string | null;
        };
        CurrentDirectoryDto: {
            version: string;
            /** Format: date */
            validFrom: string;
            institutions: components["schemas"]["ListedInstitutionDto"][];
            regionChanges: components["schemas"]["RegionChangeDto"][];
            calendar: components["schemas"]["CalendarLineDto"][];
        };
        /** @enum {string} */
        ReleasePhase: "draft" | "scheduled" | "in_force" | "replaced" | "rolled_back" | "discarded";
        ReleaseSummaryDto: {
            id: string;
            /** @enum {string} */
            kind: "directory" | "policy";
            title: string;
            phase: components["schemas"]["ReleasePhase"];
            revision: number;
            baseVersion: string;
            contentVersion?: string | null;
            editors: string[];
            /** Format: date-time */
            editedAt: string;
            /** Format: date */
            effectiveOn?: string | null;
            approvedBy?: string | null;
            rolledBackBy?: string | null;
            note?: string | null;
            /** @description null = what it says now has not been proved */
            isSound?: boolean | null;
            /** Format: date-time */
            shadowSince?: string | null;
            /**
             * Format: date-time
             * @description when every case stood at its new owner
             */
            appliedAt?: string | null;
        };
        ReleaseListDto: {
            items: components["schemas"]["ReleaseSummaryDto"][];
        };
        NewReleaseDto: {
            /** @description what the release is about */
            title: string;
        };
        ReleaseStartedDto: {
            id: string;
        };
        InstitutionFieldsDto: {
            nameZh?: string | null;
            kind?: components["schemas"]["InstitutionKind"] | null;
            /** @example 442000 */
            regionCode?: string | null;
            industries?: string[] | null;
            /** @description null = what its kind takes */
            ipTypes?: components["schemas"]["IpType"][] | null;
            phone?: string | null;
            /** @enum {string|null} */
            provenance?: "verified" | "existence verified" | "unverified" | null;
            source?: string | null;
            /** @description open cases that it can carry */
            capacity?: number | null;
        };
        DirectoryChangeDto: {
            /** @enum {string} */
            kind: "open" | "change" | "close" | "merge" | "region";
            /** @description the institution that changes, closes or merges */
            id?: string | null;
            /** @description merge: whom into; close: who takes what the rule leaves to nobody */
            intoId?: string | null;
            set?: components["schemas"]["InstitutionFieldsDto"] | null;
            region?: components["schemas"]["RegionChangeDto"] | null;
            note?: string | null;
        };
        DraftFaultDto: {
            /** @description number of the change, or member of the policy */
            at?: string | null;
            institution?: string | null;
            problem: string;
            value?: string | null;
        };
        HoleDto: {
            place: string;
            placeName: string;
            type: string;
            kind: string;
            applicantOnMainland: boolean;
            industry?: string | null;
            problem: string;
        };
        TieDto: {
            institutions: components["schemas"]["InstitutionRefDto"][];
            cells: number;
        };
        GapDto: {
            province?: string | null;
            provinceName?: string | null;
            kind: string;
            cells: number;
            /** @description cases of the last twelve months */
            demand: number;
        };
        ReleaseProofDto: {
            isSound: boolean;
            /** @description whether it speaks of what the draft says now */
            isCurrent: boolean;
            places: number;
            cells: number;
            decisions: number;
            holeCells: number;
            holes: components["schemas"]["HoleDto"][];
            ties: components["schemas"]["TieDto"][];
            dead: components["schemas"]["InstitutionRefDto"][];
            onlyChosen: components["schemas"]["InstitutionRefDto"][];
            fallbackCells: number;
            /** @description share of the last twelve months, 0 to 1 */
            fallbackShare: number;
            gaps: components["schemas"]["GapDto"][];
            ms: number;
            /** Format: date-time */
            provedAt: string;
        };
        /** @enum {string} */
        RunState: "waiting" | "running" | "done" | "failed" | "cancelled";
        RunDto: {
            id: string;
            state: components["schemas"]["RunState"];
            isCurrent: boolean;
            /** Format: date */
            from?: string | null;
            /** Format: date */
            to?: string | null;
            done: number;
            total: number;
            fault?: string | null;
            /** Format: date-time */
            askedAt: string;
        };
        MoveDto: {
            from: string;
            to: string;
            cases: number;
        };
        LoadDto: {
            id: string;
            name: string;
            before: number;
            after: number;
            breachesBefore: number;
            breachesAfter: number;
        };
        RehearsalDto: {
            cases: number;
            moved: number;
            coHandlersChanged: number;
            toDesk: number;
            fromDesk: number;
            moves: components["schemas"]["MoveDto"][];
            otherMoves: number;
            /** @description institutions whose load changes, largest change first */
            loads: components["schemas"]["LoadDto"][];
            breachesBefore: number;
            breachesAfter: number;
            /** @description moved cases that are kept by number */
            keptMoves: number;
            seconds: number;
        };
        PlannedHandOverDto: {
            caseNo: string;
            status: string;
            ipType: string;
            leaving: components["schemas"]["InstitutionRefDto"];
            to?: components["schemas"]["InstitutionRefDto"] | null;
            toDesk?: string | null;
            /** @enum {string} */
            chosenBy: "rule" | "heir" | "desk" | "person";
            /** @enum {string} */
            state: "planned" | "done" | "skipped";
            /**
             * Format: date
             * @description the next promise; a hand-over does not move it
             */
            dueOn?: string | null;
        };
        HandOverPlanDto: {
            total: number;
            rows: components["schemas"]["PlannedHandOverDto"][];
        };
        ReleaseDetailDto: {
            id: string;
            /** @enum {string} */
            kind: "directory" | "policy";
            title: string;
            phase: components["schemas"]["ReleasePhase"];
            revision: number;
            baseVersion: string;
            contentVersion?: string | null;
            editors: string[];
            /** Format: date-time */
            editedAt: string;
            /** Format: date */
            effectiveOn?: string | null;
            approvedBy?: string | null;
            rolledBackBy?: string | null;
            note?: string | null;
            /** @description null = what it says now has not been proved */
            isSound?: boolean | null;
            /** Format: date-time */
            shadowSince?: string | null;
            /**
             * Format: date-time
             * @description when every case stood at its new owner
             */
            appliedAt?: string | null;
            changes: components["schemas"]["DirectoryChangeDto"][];
            policy?: {
                [key: string]: unknown;
            } | null;
            /** @description the policy that the draft was made from */
            basePolicy?: {
                [key: string]: unknown;
            } | null;
            faults: components["schemas"]["DraftFaultDto"][];
            /** @description whether another release came into force since the draft was made */
            isOutdated: boolean;
            proof?: components["schemas"]["ReleaseProofDto"] | null;
            proofRun?: components["schemas"]["RunDto"] | null;
            rehearsalRun?: components["schemas"]["RunDto"] | null;
            rehearsal?: components["schemas"]["RehearsalDto"] | null;
            plan: components["schemas"]["HandOverPlanDto"];
            mayEdit: boolean;
            /** @description false for whoever wrote in it */
            mayApprove: boolean;
            mayRollBack: boolean;
        };
        DraftDto: {
            title: string;
            changes?: components["schemas"]["DirectoryChangeDto"][] | null;
            /** @description a competence policy; every fault of it is told in `faults` */
            policy?: {
                [key: string]: unknown;
            } | null;
        };
        RunStartedDto: {
            runId: string;
        };
        PeriodDto: {
            /** Format: date */
            from?: string | null;
            /** Format: date */
            to?: string | null;
        };
        PlanChoiceDto: {
            caseNo: string;
            institutionId: string;
        };
        ApprovalDto: {
            /**
             * Format: date
             * @description from when it is in force, in every process, by itself
             */
            effectiveOn: string;
            note?: string | null;
        };
        RollBackDto: {
            reason: string;
        };
        ShadowSwitchDto: {
            on: boolean;
        };
        DisagreementDto: {
            caseNo: string;
            /** Format: date-time */
            at: string;
            live: string;
            shadow: string;
            liveRules: string[];
            shadowRules: string[];
        };
        ShadowLogDto: {
            /** Format: date-time */
            since?: string | null;
            compared: number;
            differed: number;
            items: components["schemas"]["DisagreementDto"][];
        };
        CurrentPolicyDto: {
            version: string;
            /** Format: date */
            validFrom?: string | null;
            policy: {
                [key: string]: unknown;
            };
            calendar: components["schemas"]["CalendarLineDto"][];
        };
        LetterPageDto: {
            items: components["schemas"]["LetterDto"][];
            /** @description send back as `after` */
            nextCursor?: string | null;
            /** @description for whom the inbox is */
            authorityName: string;
        };
        ChannelAccountDto: {
            id: string;
            login: string;
            displayName: string;
            isActive: boolean;
        };
        ChannelKeyDto: {
            id: string;
            name: string;
            hint: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            revokedAt?: string | null;
            /** Format: date-time */
            lastUsedAt?: string | null;
        };
        ChannelDto: {
            authorityId: string;
            authorityName: string;
            contact?: string | null;
            url?: string | null;
            isActive: boolean;
            /** Format: date-time */
            lastOkAt?: string | null;
            lastFault?: string | null;
            /** @description calls that wait for another try */
            waiting: number;
            accounts: components["schemas"]["ChannelAccountDto"][];
            keys: components["schemas"]["ChannelKeyDto"][];
        };
        ChannelPageDto: {
            items: components["schemas"]["ChannelDto"][];
        };
        ChannelChangeDto: {
            /** @description telephone or address of the office, as applicants are told it */
            contact?: string | null;
            /** @description https address of its own system; null = none */
            url?: string | null;
            isActive?: boolean | null;
        };
        ShownOnceDto: {
            id?: string | null;
            /** @description shown once, kept nowhere in clear */
            secret?: string | null;
        };
        NewKeyDto: {
            name: string;
        };
        NewOutsideAccountDto: {
            login: string;
            displayName: string;
        };
        NewAccountAnswerDto: {
            id: string;
            login: string;
            /** @description shown once */
            password: string;
            /** @description secret for an authenticator (RFC 6238), shown once */
            totpSecret: string;
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
        AgesDto: {
            /** @description null = all in reach together */
            institutionId?: string | null;
            name?: string | null;
            open: number;
            /** @description days since filing; half of the open cases are at most so old */
            p50: number;
            p90: number;
            p99: number;
            oldest: number;
        };
        AgesListDto: {
            items: components["schemas"]["AgesDto"][];
        };
        BacklogDayDto: {
            /** Format: date */
            day: string;
            open: number;
            overdue: number;
            filed: number;
            closed: number;
        };
        BacklogDto: {
            items: components["schemas"]["BacklogDayDto"][];
        };
        FlowDto: {
            /** @description empty: off the mainland or unknown */
            province: string;
            provinceName?: string | null;
            ipType: string;
            filed: number;
        };
        FlowsDto: {
            items: components["schemas"]["FlowDto"][];
        };
        AverageDaysDto: {
            applicant: number;
            institution: number;
            other_body: number;
            coordinator: number;
            system: number;
            total: number;
        };
        ClosingFiguresDto: {
            key: string;
            /** @description the group in words */
            name: string;
            /** @description null = fewer than 5 */
            closed?: number | null;
            days?: components["schemas"]["AverageDaysDto"] | null;
            /** @description share in which institutions and desks kept their limits */
            timely?: number | null;
            rated?: number | null;
            /** @description average rating, 1 to 5 */
            score?: number | null;
            /** @description share of ratings above 2 */
            good?: number | null;
            /** @description return visits */
            visited?: number | null;
            /** @description share satisfied among those reached */
            satisfied?: number | null;
        };
        ClosingsDto: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            items: components["schemas"]["ClosingFiguresDto"][];
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
        NationalLimitDto: {
            /** @enum {string} */
            kind: "triage" | "examination" | "supplement" | "objection" | "objection_answer" | "transfer_answer" | "assignment" | "confirmation" | "consultation_answer" | "opinion" | "handling" | "mediation" | "referral_reminder" | "suspension_review" | "result_review" | "return_visit" | "rating_answer" | "co_task" | "pull_answer" | "archive" | "challenge_answer" | "supervision_answer" | "judicial_confirmation";
            days: number;
            /** @enum {string} */
            unit: "working_days" | "calendar_days";
            /**
             * @description where the figure comes from
             * @enum {string}
             */
            basis: "published" | "default" | "law";
            /** @description may be published shorter by a level, a region or an institution */
            shortenable: boolean;
        };
        PublishedLimitDto: {
            /**
             * @description which clock
             * @enum {string}
             */
            kind: "triage" | "examination" | "objection_answer" | "transfer_answer" | "assignment" | "confirmation" | "consultation_answer" | "opinion" | "handling" | "mediation" | "referral_reminder" | "suspension_review" | "result_review" | "return_visit" | "rating_answer" | "co_task" | "pull_answer" | "archive" | "challenge_answer" | "supervision_answer";
            /** @description fewer than the national figure */
            days: number;
            /** @enum {string} */
            scope: "level" | "region" | "institution";
            /** @description a level (national, province, city, county), a region code, or the id of an institution */
            subject: string;
            /**
             * Format: date
             * @description tomorrow at the earliest: what runs keeps its day
             */
            validFrom: string;
            /** @description where it was published */
            source: string;
            id: string;
            /** @description the institution, region or level by name */
            subjectName: string;
            /**
             * Format: date
             * @description the first day on which it no longer holds
             */
            validTo?: string | null;
            /** @enum {string} */
            state: "coming" | "in_force" | "ended";
            /** Format: date-time */
            publishedAt: string;
        };
        LimitsDto: {
            national: components["schemas"]["NationalLimitDto"][];
            published: components["schemas"]["PublishedLimitDto"][];
        };
        LimitDto: {
            /**
             * @description which clock
             * @enum {string}
             */
            kind: "triage" | "examination" | "objection_answer" | "transfer_answer" | "assignment" | "confirmation" | "consultation_answer" | "opinion" | "handling" | "mediation" | "referral_reminder" | "suspension_review" | "result_review" | "return_visit" | "rating_answer" | "co_task" | "pull_answer" | "archive" | "challenge_answer" | "supervision_answer";
            /** @description fewer than the national figure */
            days: number;
            /** @enum {string} */
            scope: "level" | "region" | "institution";
            /** @description a level (national, province, city, county), a region code, or the id of an institution */
            subject: string;
            /**
             * Format: date
             * @description tomorrow at the earliest: what runs keeps its day
             */
            validFrom: string;
            /** @description where it was published */
            source: string;
        };
        YearDto: {
            year: number;
            /** @description the notice for this year is still awaited */
            provisional: boolean;
        };
        PlanDayDto: {
            /** Format: date */
            day: string;
            /** @description worked (make-up workday) or off; null = again as the calendar has it */
            working?: boolean | null;
        };
        PublishedPlanDto: {
            year: number;
            /** @description the whole notice of the year: its days are no longer provisional */
            isWhole: boolean;
            /** @description the notice it rests on */
            source: string;
            days: components["schemas"]["PlanDayDto"][];
            id: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description cases whose open deadlines were derived again so far */
            lookedAt: number;
            /** @description deadlines that moved */
            moved: number;
            /**
             * Format: date-time
             * @description when every open case had been looked at
             */
            doneAt?: string | null;
        };
        CalendarDto: {
            years: components["schemas"]["YearDto"][];
            plans: components["schemas"]["PublishedPlanDto"][];
        };
        PlanDto: {
            year: number;
            /** @description the whole notice of the year: its days are no longer provisional */
            isWhole: boolean;
            /** @description the notice it rests on */
            source: string;
            days: components["schemas"]["PlanDayDto"][];
        };
        DeadlineMoveDto: {
            caseNo: string;
            holderName?: string | null;
            kind: string;
            /** Format: date */
            was: string;
            /** Format: date */
            is: string;
        };
        DeadlineMovesDto: {
            plan: components["schemas"]["PublishedPlanDto"];
            items: components["schemas"]["DeadlineMoveDto"][];
        };
        NoticeDto: {
            /** @description the place in the order of all notices */
            seq: string;
            caseNo: string;
            /** @description code of the act that it tells of */
            act: string;
            toStatus: string;
            reasonCode?: string | null;
            /** @description for the reader in person, not for the whole institution */
            mine: boolean;
            /** @description for the record: a clock moved, and nothing is to be done */
            quiet: boolean;
            read: boolean;
            /** Format: date-time */
            at: string;
        };
        NoticePageDto: {
            items: components["schemas"]["NoticeDto"][];
            nextCursor?: string | null;
            /** @description unread and not quiet; counting stops at 100 */
            unread: number;
        };
        ReadDto: {
            /** @description up to and including this place */
            upTo: string;
            /** @description this one alone */
            only?: boolean | null;
        };
        OutboxLineDto: {
            seq: string;
            /** @description all but its end is hidden from administrators */
            caseNo: string;
            act: string;
            /** @description masked */
            address?: string | null;
            state: components["schemas"]["NoticeState"];
            attempts: number;
            /** @description what the mail server said last */
            lastError?: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            nextAttemptAt?: string | null;
            /** Format: date-time */
            deliveredAt?: string | null;
            /**
             * Format: date-time
             * @description when a person took note that it did not arrive
             */
            settledAt?: string | null;
            /** @description for coordinators */
            subject?: string | null;
            /** @description for coordinators */
            text?: string | null;
        };
        OutboxDto: {
            items: components["schemas"]["OutboxLineDto"][];
            nextCursor?: string | null;
            /** @description whether a mail server is configured */
            sends: boolean;
        };
        /** @enum {string} */
        Retention: "permanent" | "y30" | "y10";
        ArchiveFileDto: {
            caseNo: string;
            institutionName?: string | null;
            /** Format: date-time */
            archivedAt: string;
            /** Format: date */
            closedOn: string;
            retention: components["schemas"]["Retention"];
            retentionReason?: string | null;
            /**
             * Format: date
             * @description null = for ever
             */
            retainedUntil?: string | null;
            /** Format: date-time */
            heldAt?: string | null;
            holdReason?: string | null;
            /** @description the viewer set the hold; another person has to lift it */
            heldByMe: boolean;
            /** Format: date-time */
            destroyedAt?: string | null;
        };
        ArchiveListDto: {
            items: components["schemas"]["ArchiveFileDto"][];
        };
        FileRetentionDto: {
            retention: components["schemas"]["Retention"];
            reason: string;
        };
        ArchiveReasonDto: {
            reason: string;
        };
        DestructionDto: {
            id: string;
            institutionName?: string | null;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "rejected" | "done";
            proposedBy?: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** @description the viewer proposed it; another person has to decide */
            mine: boolean;
            decidedBy?: string | null;
            /** Format: date-time */
            decidedAt?: string | null;
            authorityRef?: string | null;
            caseNos: string[];
        };
        DestructionsDto: {
            items: components["schemas"]["DestructionDto"][];
        };
        DestructionProposalDto: {
            reason: string;
            caseNos: string[];
        };
        DestructionProposedDto: {
            id: string;
        };
        DestructionApprovalDto: {
            /** @description the reference under which the archives authority agreed */
            authorityRef: string;
        };
        RatingLinkDto: {
            /** @description what stands after # in the link */
            token: string;
        };
        RatingLinkAnswerDto: {
            caseNo: string;
            /** @description who did what is rated */
            institutionName?: string | null;
            /** Format: date-time */
            concludedAt?: string | null;
            /** @description the link was used already */
            used: boolean;
        };
        RatingDto: {
            /** @description what stands after # in the link */
            token: string;
            /** @description 5 = very good; 1 and 2 are bad ratings, which somebody has to answer */
            score: number;
            note?: string | null;
        };
        NoticeRefDto: {
            version: string;
            /** Format: date */
            effectiveOn: string;
            hash: string;
            current: boolean;
        };
        NoticeListDto: {
            items: components["schemas"]["NoticeRefDto"][];
        };
        NoticeSectionDto: {
            title: string;
            text: string[];
        };
        PrivacyNoticeDto: {
            version: string;
            /** Format: date */
            effectiveOn: string;
            /** @description SHA-256 over the canonical JSON (RFC 8785) of the notice in both languages */
            hash: string;
            /** @description the one that is shown before filing now */
            current: boolean;
            lead: string;
            sections: components["schemas"]["NoticeSectionDto"][];
        };
        /** @enum {string} */
        ConsentAnswer: "given" | "declined" | "unsaid";
        ConsentDto: {
            purpose: components["schemas"]["ConsentPurpose"];
            answer: components["schemas"]["ConsentAnswer"];
            /** Format: date-time */
            at?: string | null;
            /** @description notice that had been read */
            noticeVersion?: string | null;
            /** @description who receives it */
            receiver?: string | null;
            /** @description how to reach the receiver */
            receiverContact?: string | null;
            /** @description kinds of data */
            kinds: string[];
            /** @description how often it was answered */
            times: number;
        };
        ConsentAskDto: {
            purpose: components["schemas"]["ConsentPurpose"];
            receiver: string;
            receiverContact?: string | null;
            kinds: string[];
            /** Format: date-time */
            at: string;
        };
        /** @enum {string} */
        DisclosureBasis: "consent" | "statutory" | "request";
        DisclosureDto: {
            receiver: string;
            receiverContact?: string | null;
            purpose: string;
            kinds: string[];
            basis: components["schemas"]["DisclosureBasis"];
            /** Format: date-time */
            at: string;
        };
        /** @enum {string} */
        LookKind: "looked" | "unmasked";
        /** @enum {string} */
        UnmaskReason: "contact_applicant" | "verify_identity" | "draft_document" | "refer_case" | "rights_request" | "supervision" | "other";
        LookedDto: {
            kind: components["schemas"]["LookKind"];
            /**
             * Format: date-time
             * @description of a look the hour in which it began
             */
            at: string;
            role: components["schemas"]["Role"];
            office?: string | null;
            fields: string[];
            reason?: components["schemas"]["UnmaskReason"] | null;
        };
        /** @enum {string} */
        DataRequestKind: "view" | "copy" | "correct" | "delete" | "explain";
        /** @enum {string} */
        DataField: "name" | "idNumber" | "address" | "contactName" | "mobile" | "email";
        /** @enum {string} */
        DataRequestState: "open" | "granted" | "refused";
        /** @enum {string} */
        DataRefusalReason: "archive_duty" | "case_open" | "legal_hold" | "last_contact" | "not_the_person" | "already_right" | "harms_others" | "other";
        DataRequestDto: {
            id: string;
            kind: components["schemas"]["DataRequestKind"];
            field?: components["schemas"]["DataField"] | null;
            /** @description what it should be */
            value?: string | null;
            words?: string | null;
            state: components["schemas"]["DataRequestState"];
            /** Format: date-time */
            askedAt: string;
            /**
             * Format: date
             * @description answered by this day at the latest: 15 working days
             */
            dueOn: string;
            /** Format: date-time */
            answeredAt?: string | null;
            reason?: components["schemas"]["DataRefusalReason"] | null;
            answer?: string | null;
        };
        PrivacyDto: {
            /** @description the notice that was read last */
            notice?: components["schemas"]["NoticeRefDto"] | null;
            /** Format: date-time */
            noticeReadAt?: string | null;
            consents: components["schemas"]["ConsentDto"][];
            asks: components["schemas"]["ConsentAskDto"][];
            disclosures: components["schemas"]["DisclosureDto"][];
            looks: components["schemas"]["LookedDto"][];
            requests: components["schemas"]["DataRequestDto"][];
        };
        DataCopyDto: {
            format: string;
            /** Format: date-time */
            takenAt: string;
            caseNo: string;
            request: {
                [key: string]: unknown;
            };
            persons: {
                [key: string]: unknown;
            };
            record: {
                [key: string]: unknown;
            };
            privacy: components["schemas"]["PrivacyDto"];
        };
        InclusionProofDto: {
            /** @description false until a checkpoint covers the event, within a minute */
            ready: boolean;
            /** @description the proof; `audit-verify --proof` checks it offline */
            proof?: {
                [key: string]: unknown;
            } | null;
        };
        ConsentChoiceDto: {
            purpose: components["schemas"]["ConsentPurpose"];
            given: boolean;
            /** @description version of the notice that is shown beside the choice */
            noticeVersion: string;
        };
        DataAskDto: {
            kind: components["schemas"]["DataRequestKind"];
            field?: components["schemas"]["DataField"] | null;
            value?: string | null;
            words?: string | null;
        };
        UnmaskDto: {
            reason: components["schemas"]["UnmaskReason"];
            /** @description needed with `other` */
            note?: string | null;
        };
        UnmaskedDto: {
            parties: components["schemas"]["PartyDto"][];
        };
        ConsentQuestionDto: {
            purpose: components["schemas"]["ConsentPurpose"];
            /** @description who would receive it */
            receiver: string;
            /** @description how the applicant can reach the receiver */
            receiverContact?: string | null;
        };
        DataAnswerDto: {
            granted: boolean;
            /** @description needed with a refusal */
            reason?: components["schemas"]["DataRefusalReason"] | null;
            /** @description words for the applicant; needed with a refusal */
            answer?: string | null;
        };
        ListedDataRequestDto: {
            id: string;
            caseNo: string;
            holder?: components["schemas"]["InstitutionRefDto"] | null;
            kind: components["schemas"]["DataRequestKind"];
            field?: components["schemas"]["DataField"] | null;
            state: components["schemas"]["DataRequestState"];
            /** Format: date-time */
            askedAt: string;
            /** Format: date */
            dueOn: string;
            overdue: boolean;
            /** Format: date-time */
            answeredAt?: string | null;
        };
        DataRequestListDto: {
            items: components["schemas"]["ListedDataRequestDto"][];
        };
        AuditEntryDto: {
            id: string;
            /** Format: date-time */
            at: string;
            event: string;
            actorKind: string;
            actorId?: string | null;
            actorName?: string | null;
            caseNo?: string | null;
            facts: {
                [key: string]: unknown;
            };
            correlationId: string;
            /** @description place in the chain; null until it is sealed, within a second */
            seq?: string | null;
        };
        AuditPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            nextCursor?: string | null;
        };
        CheckpointDto: {
            seq: string;
            /** Format: date-time */
            at: string;
            events: number;
            root: string;
            /** @description the signed line, as it also stands outside the database */
            line: string;
        };
        ChainStatusDto: {
            length: string;
            /** @description events that wait for their seal */
            waiting: number;
            /** @description age of the oldest that waits, in seconds */
            oldestWaitingSeconds: number;
            head?: string | null;
            algorithm: string;
            publicKey: string;
            /** @description checkpoints are also written outside the database */
            outside: boolean;
            checkpoints: components["schemas"]["CheckpointDto"][];
            /** @description names of events that occur */
            events: string[];
        };
        UnmaskingDto: {
            id: string;
            caseNo: string;
            /** Format: date-time */
            at: string;
            login: string;
            displayName: string;
            role: components["schemas"]["Role"];
            office?: string | null;
            fields: string[];
            reason: components["schemas"]["UnmaskReason"];
            note?: string | null;
        };
        UnmaskingListDto: {
            items: components["schemas"]["UnmaskingDto"][];
        };
        VerificationDto: {
            whole: boolean;
            holds: number;
            checkpoints: number;
            waiting: number;
            /** @description compared with the copy outside the database */
            outside: boolean;
            tookMs: number;
            /** @description the first bad record or checkpoint */
            fault?: string | null;
            faultSeq?: string | null;
            faultKind?: string | null;
        };
        RetentionClassDto: {
            name: string;
            days: number;
            ground: string;
        };
        RetentionRunDto: {
            /** Format: date-time */
            at: string;
            rehearsal: boolean;
            /** @description rows by class */
            counts: {
                [key: string]: unknown;
            };
        };
        RetentionDto: {
            classes: components["schemas"]["RetentionClassDto"][];
            runs: components["schemas"]["RetentionRunDto"][];
        };
        ExpiredFileDto: {
            caseNo: string;
            /** Format: date */
            keptUntil: string;
        };
        RetentionRehearsalDto: {
            run: components["schemas"]["RetentionRunDto"];
            expired: components["schemas"]["ExpiredFileDto"][];
        };
        StatisticsCellDto: {
            type: string;
            /** @description a multiple of three; null = too few to be shown */
            count?: number | null;
        };
        StatisticsProvinceDto: {
            /** @description null = off the mainland or not placed */
            code?: string | null;
            name?: string | null;
            cells: components["schemas"]["StatisticsCellDto"][];
            total?: number | null;
        };
        StatisticsMonthDto: {
            month: string;
            total?: number | null;
        };
        StatisticsDto: {
            /** @description last month that is counted */
            until: string;
            types: string[];
            provinces: components["schemas"]["StatisticsProvinceDto"][];
            months: components["schemas"]["StatisticsMonthDto"][];
            total?: number | null;
            closed?: number | null;
            /** @description examinations within their time */
            inTimePercent?: number | null;
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
                /** @description as it was on this day; today unless said */
                asOf?: string | null;
                /** @description csv = a file for spreadsheets */
                format?: "json" | "csv";
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
                    "text/csv": components["schemas"]["InstitutionPageDto"];
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
    CompetenceController_competences: {
        parameters: {
            query?: {
                /** @description institutions that answer for this place */
                regionCode?: string | null;
                /** @description kind of right */
                type?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                kind?: "national" | "protection_centre" | "rapid_centre" | "assistance_centre" | "overseas_branch";
                /** @description as it was on this day (Asia/Shanghai); today unless said */
                asOf?: string | null;
                /** @description csv = a file for spreadsheets; json unless said */
                format?: "json" | "csv";
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
                    "application/json": components["schemas"]["CompetencePageDto"];
                    "text/csv": components["schemas"]["CompetencePageDto"];
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
    CompetenceController_competent: {
        parameters: {
            query: {
                /** @description the applicant's division; absent = off the mainland */
                regionCode?: string | null;
                /** @description where the infringement happens */
                actRegionCode?: string | null;
                /** @description kind of right */
                type: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                /** @description what is asked for; infringement_opinion unless said */
                matter?: "consultation" | "infringement_opinion" | "solution_proposal" | "early_warning" | "on_site_service" | "training" | "technical_support" | "mediation" | "overseas_guidance" | "evidence_guidance" | "enforcement_coordination" | "ecommerce" | "funding" | "report";
                /** @description offline unless said */
                mode?: "offline" | "online" | "exhibition" | "customs" | "overseas";
                /** @description a word of GET /network/industries */
                industry?: string | null;
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
                    "application/json": components["schemas"]["CompetentDto"];
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
    CompetenceController_versions: {
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
                    "application/json": components["schemas"]["ReleasePageDto"];
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
    ApplicantEvidenceController_receipt: {
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
                    "application/json": components["schemas"]["EvidenceReceiptDto"];
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
    UploadsController_list: {
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
                    "application/json": components["schemas"]["UploadListDto"];
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
    UploadsController_create: {
        parameters: {
            query?: never;
            header: {
                /** @description the same key with the same file is the same upload */
                "Idempotency-Key": string;
                /** @description `filename` and `tag`, each with its value in base64 */
                "Upload-Metadata": string;
                /** @description bytes */
                "Upload-Length": string;
                "Tus-Resumable": "1.0.0";
            };
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadDto"];
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
    UploadsController_remove: {
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
    UploadsController_append: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256` or `sha1` and its value in base64; then at most 8 MB */
                "Upload-Checksum"?: string;
                "Upload-Offset": string;
                "Tus-Resumable": "1.0.0";
            };
            path: {
                caseNo: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
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
    UploadsController_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletionDto"];
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
    OpenController_directory: {
        parameters: {
            query: {
                type: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                regionCode: string;
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
                    "application/json": components["schemas"]["AuthorityPageDto"];
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
    OpenController_between: {
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
                    "application/json": components["schemas"]["ApplicantBetweenDto"];
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
    ChallengesController_read: {
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
                    "application/json": components["schemas"]["ProofChallengeDto"];
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
    RequestsController_told: {
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
                    "application/json": components["schemas"]["SentNoticesDto"];
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
    AuthController_ways: {
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
                    "application/json": components["schemas"]["SignInWaysDto"];
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
    AuthController_ownChallenge: {
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
                    "application/json": components["schemas"]["ChallengeDto"];
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
    AuthController_ownPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswerDto"];
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
    AuthController_challenge: {
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
                    "application/json": components["schemas"]["ChallengeDto"];
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
    AuthController_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswerDto"];
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
    AuthController_prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofDto"];
            };
        };
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
    LinksController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswerDto"];
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
    LinksController_use: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseLinkDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkUsedDto"];
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
    OwnAccountController_account: {
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
                    "application/json": components["schemas"]["OwnAccountDto"];
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
    OwnAccountController_propose: {
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
                    "application/json": components["schemas"]["AuthenticatorDto"];
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
    OwnAccountController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmAuthenticatorDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledDto"];
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
    OwnAccountController_recoveryCodes: {
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
                    "application/json": components["schemas"]["RecoveryCodesDto"];
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
    OwnAccountController_newPasskey: {
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
                    "application/json": components["schemas"]["ChallengeDto"];
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
    OwnAccountController_addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledDto"];
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
    OwnAccountController_removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    OwnAccountController_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    OwnSessionsController_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordDto"];
            };
        };
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
    OwnSessionsController_list: {
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
                    "application/json": components["schemas"]["OwnSessionsDto"];
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
    OwnSessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    OwnSessionsController_endOthers: {
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
    OpenIdController_start: {
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
                    "application/json": components["schemas"]["ElsewhereDto"];
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
    OpenIdController_link: {
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
                    "application/json": components["schemas"]["ElsewhereDto"];
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
    OpenIdController_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description on to the console, signed in or with the reason why not */
            303: {
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
    AccountsController_list: {
        parameters: {
            query?: {
                q?: string | null;
                role?: "intake_clerk" | "examiner" | "handler" | "team_leader" | "provincial_coordinator" | "national_coordinator" | "system_admin" | "security_admin" | "auditor" | "expert" | "outside_body";
                active?: "true" | "false";
                cursor?: string | null;
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
                    "application/json": components["schemas"]["AccountPageDto"];
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
    AccountsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_changes: {
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
                    "application/json": components["schemas"]["WaitingChangesDto"];
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
    AccountsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["AccountDto"];
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
    AccountsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    AccountsController_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIdentityDto"];
            };
        };
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
    AccountsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    AccountsController_resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["WishAnswerDto"];
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
    CaseEvidenceController_preview: {
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
                    "image/webp": string;
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
    CaseEvidenceController_custody: {
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
                    "application/json": components["schemas"]["CustodyDto"];
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
    EvidenceStoreController_state: {
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
                    "application/json": components["schemas"]["EvidenceStoreDto"];
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
    EvidenceStoreController_lookAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    AssignmentController_assignment: {
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
                    "application/json": components["schemas"]["AssignmentDto"];
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
    AssignmentController_team: {
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
                    "application/json": components["schemas"]["TeamDto"];
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
    AssignmentController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDto"];
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
    AssignmentController_switch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDto"];
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
    AccuracyController_accuracy: {
        parameters: {
            query?: {
                /** @description first day of the first dispatches; 90 days before the last unless said */
                from?: string | null;
                /** @description last day; today unless said */
                to?: string | null;
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
                    "application/json": components["schemas"]["AccuracyDto"];
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
    AccuracyController_edits: {
        parameters: {
            query?: {
                /** @description first day of the first dispatches; 90 days before the last unless said */
                from?: string | null;
                /** @description last day; today unless said */
                to?: string | null;
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
                    "application/json": components["schemas"]["ProposedEditsDto"];
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
    CaseAccessController_list: {
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
                    "application/json": components["schemas"]["CaseAccessDto"];
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
    CaseAccessController_nameReader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameReaderDto"];
            };
        };
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
    CaseAccessController_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteExpertDto"];
            };
        };
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
    CaseAccessController_opine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpinionDto"];
            };
        };
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
    CaseAccessController_end: {
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
    LooksController_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookDto"];
            };
        };
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
    SightsController_all: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
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
                    "application/json": components["schemas"]["SightsDto"];
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
    SightsController_one: {
        parameters: {
            query: {
                login: string;
            };
            header?: never;
            path: {
                number: string;
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
                    "application/json": components["schemas"]["SightDto"];
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
    LettersController_between: {
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
                    "application/json": components["schemas"]["BetweenDto"];
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
    LettersController_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LetterStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BetweenDto"];
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
    LettersController_precedents: {
        parameters: {
            query?: {
                q?: string | null;
                ipType?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                before?: string | null;
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
                    "application/json": components["schemas"]["PrecedentPageDto"];
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
                view?: "inbox" | "mine" | "offered" | "unassigned" | "due_soon" | "overdue" | "all";
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
    DirectoryController_current: {
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
                    "application/json": components["schemas"]["CurrentDirectoryDto"];
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
    DirectoryController_list: {
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
                    "application/json": components["schemas"]["ReleaseListDto"];
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
    DirectoryController_begin: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReleaseDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseStartedDto"];
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
    DirectoryController_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_bringUpToDate: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_discard: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_prove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["RunStartedDto"];
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
    DirectoryController_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStartedDto"];
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
    DirectoryController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
    DirectoryController_choose: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChoiceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_approve: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_rollBack: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    DirectoryController_shadowLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ShadowLogDto"];
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
    DirectoryController_shadow: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShadowSwitchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_current: {
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
                    "application/json": components["schemas"]["CurrentPolicyDto"];
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
    PolicyController_list: {
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
                    "application/json": components["schemas"]["ReleaseListDto"];
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
    PolicyController_begin: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReleaseDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseStartedDto"];
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
    PolicyController_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_bringUpToDate: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_discard: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_prove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["RunStartedDto"];
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
    PolicyController_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStartedDto"];
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
    PolicyController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
    PolicyController_choose: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChoiceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_approve: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_rollBack: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    PolicyController_shadowLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ShadowLogDto"];
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
    PolicyController_shadow: {
        parameters: {
            query?: never;
            header: {
                /** @description revision of the release that was looked at */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShadowSwitchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseDetailDto"];
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
    AuthorityController_list: {
        parameters: {
            query?: {
                /** @description only those that wait for an answer */
                open?: "true" | "false";
                after?: string | null;
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
                    "application/json": components["schemas"]["LetterPageDto"];
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
    AuthorityController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["LetterDto"];
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
    AuthorityController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                answer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LetterStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterDto"];
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
    ChannelsController_list: {
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
                    "application/json": components["schemas"]["ChannelPageDto"];
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
    ChannelsController_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownOnceDto"];
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
    ChannelsController_rotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorityId: string;
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
                    "application/json": components["schemas"]["ShownOnceDto"];
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
    ChannelsController_createKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownOnceDto"];
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
    ChannelsController_createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOutsideAccountDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAccountAnswerDto"];
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
    ChannelsController_rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
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
                    "application/json": components["schemas"]["ShownOnceDto"];
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
    ChannelsController_revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
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
    WorkloadController_ages: {
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
                    "application/json": components["schemas"]["AgesListDto"];
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
    WorkloadController_history: {
        parameters: {
            query?: {
                days?: "7" | "30" | "90" | "365";
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
                    "application/json": components["schemas"]["BacklogDto"];
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
    WorkloadController_flows: {
        parameters: {
            query?: {
                days?: "30" | "90" | "365" | "all";
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
                    "application/json": components["schemas"]["FlowsDto"];
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
    WorkloadController_closing: {
        parameters: {
            query?: {
                by?: "institution" | "region" | "type" | "result" | "month";
                from?: string | null;
                to?: string | null;
                type?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                province?: string | null;
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
                    "application/json": components["schemas"]["ClosingsDto"];
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
    WorkloadController_closingTable: {
        parameters: {
            query?: {
                by?: "institution" | "region" | "type" | "result" | "month";
                from?: string | null;
                to?: string | null;
                type?: "patent_invention" | "patent_utility" | "patent_design" | "trademark" | "copyright" | "copyright_software" | "geographical_indication" | "plant_variety" | "ic_layout" | "trade_secret" | "data_ip" | "trade_name" | "unfair_competition" | "special_sign" | "other" | "none";
                province?: string | null;
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
                    "text/csv": string;
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
    PolicyTimeController_listLimits: {
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
                    "application/json": components["schemas"]["LimitsDto"];
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
    PolicyTimeController_publishLimit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedLimitDto"];
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
    PolicyTimeController_endLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["PublishedLimitDto"];
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
    PolicyTimeController_calendar: {
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
                    "application/json": components["schemas"]["CalendarDto"];
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
    PolicyTimeController_publishPlan: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedPlanDto"];
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
    PolicyTimeController_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["DeadlineMovesDto"];
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
    StaffNoticesController_list: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["NoticePageDto"];
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
    StaffNoticesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadDto"];
            };
        };
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
    StaffNoticesController_stream: {
        parameters: {
            query?: never;
            header?: {
                /** @description goes on after this notice */
                "Last-Event-ID"?: string;
            };
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
                    "text/event-stream": string;
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
    StaffNoticesController_outbox: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: string | null;
                view?: "all" | "waiting" | "attention";
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
                    "application/json": components["schemas"]["OutboxDto"];
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
    StaffNoticesController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: string;
            };
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
    StaffNoticesController_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: string;
            };
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
    ArchiveController_list: {
        parameters: {
            query?: {
                view?: "kept" | "due" | "held" | "destroyed";
                /** @description part of a case number */
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
                    "application/json": components["schemas"]["ArchiveListDto"];
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
    ArchiveController_retain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileRetentionDto"];
            };
        };
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
    ArchiveController_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveReasonDto"];
            };
        };
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
    ArchiveController_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveReasonDto"];
            };
        };
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
    ArchiveController_package: {
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
                    "application/zip": string;
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
    ArchiveController_destructions: {
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
                    "application/json": components["schemas"]["DestructionsDto"];
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
    ArchiveController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestructionProposalDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionProposedDto"];
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
    ArchiveController_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestructionApprovalDto"];
            };
        };
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
    ArchiveController_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
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
    RatingsController_lookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingLinkDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingLinkAnswerDto"];
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
    RatingsController_rate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingDto"];
            };
        };
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
    NoticesController_list: {
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
                    "application/json": components["schemas"]["NoticeListDto"];
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
    NoticesController_current: {
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
                    "application/json": components["schemas"]["PrivacyNoticeDto"];
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
    NoticesController_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
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
                    "application/json": components["schemas"]["PrivacyNoticeDto"];
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
    ApplicantPrivacyController_view: {
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
                    "application/json": components["schemas"]["PrivacyDto"];
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
    ApplicantPrivacyController_copy: {
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
                    "application/json": components["schemas"]["DataCopyDto"];
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
    ApplicantPrivacyController_proof: {
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
                    "application/json": components["schemas"]["InclusionProofDto"];
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
    ApplicantPrivacyController_choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentChoiceDto"];
            };
        };
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
    ApplicantPrivacyController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataAskDto"];
            };
        };
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
    CasePrivacyController_view: {
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
                    "application/json": components["schemas"]["PrivacyDto"];
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
    CasePrivacyController_unmask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmaskedDto"];
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
    CasePrivacyController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentQuestionDto"];
            };
        };
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
    CasePrivacyController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseNo: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataAnswerDto"];
            };
        };
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
    DataRequestsController_list: {
        parameters: {
            query?: {
                state?: "open" | "answered";
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
                    "application/json": components["schemas"]["DataRequestListDto"];
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
    AuditController_events: {
        parameters: {
            query?: {
                caseNo?: string | null;
                /** @description id of an account, or part of its login or name */
                actor?: string | null;
                /** @description an event, or what it begins with, as in `case` */
                event?: string | null;
                /** @description first day, in Shanghai */
                from?: string | null;
                /** @description last day, in Shanghai */
                until?: string | null;
                cursor?: string | null;
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
                    "application/json": components["schemas"]["AuditPageDto"];
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
    AuditController_status: {
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
                    "application/json": components["schemas"]["ChainStatusDto"];
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
    AuditController_unmaskings: {
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
                    "application/json": components["schemas"]["UnmaskingListDto"];
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
    AuditController_verify: {
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
                    "application/json": components["schemas"]["VerificationDto"];
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
    AuditController_export: {
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
                    "application/x-ndjson": string;
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
    RetentionController_view: {
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
                    "application/json": components["schemas"]["RetentionDto"];
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
    RetentionController_rehearse: {
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
                    "application/json": components["schemas"]["RetentionRehearsalDto"];
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
    StatisticsController_read: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["StatisticsDto"];
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
