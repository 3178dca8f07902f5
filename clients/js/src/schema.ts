// Made from docs/openapi.json by: npx deno task openapi
export interface paths {
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service works, and which part of it does not */
        get: operations["checkHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The current time at once and every 2 s, to try event streams with
         * @description Ends after 5 minutes. At most 200 are open at once in a worker.
         */
        get: operations["testStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["readDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page that shows this document */
        get: operations["showDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account */
        post: operations["signUp"];
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
        /** Log in */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a new access token */
        post: operations["refreshSession"];
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
        /** End the session; its access token lives until it expires */
        post: operations["logOut"];
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
        /** Who is logged in */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your projects, newest first */
        get: operations["listProjects"];
        put?: never;
        /**
         * Have logos designed for a brief
         * @description Parts of other names are ignored with a warning; a form may have 100 parts at most.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project */
        get: operations["readProject"];
        put?: never;
        post?: never;
        /** Delete a project with its logos */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A project's logos, oldest first */
        get: operations["listAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a project; logos that are being drawn are finished */
        post: operations["cancelProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a project again that failed before it had any logo */
        post: operations["retryProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/concepts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have more concepts designed, unlike those that are there */
        post: operations["requestConcepts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's events
         * @description Server-sent events: one JSON object in each unnamed message, with `type`, `project_id`, `at`. Every change is an event whose SSE id grows by exactly one; the first is 1. A connection without a usable `Last-Event-ID` begins with a `snapshot`; one with `Last-Event-ID: n` continues after event n. `generation_complete` says that nothing is left to do; the stream stays open. An `error` (`project_deleted`) is the last message of a stream. By default one worker holds at most 200 streams of a project and 500 of a user open: the next is 429 `rate_limited`, where an `EventSource` gives up, and a client opens another after `Retry-After`.
         */
        get: operations["openStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/stream-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new URL to open a project's stream with */
        post: operations["createStreamTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One logo */
        get: operations["readAsset"];
        put?: never;
        post?: never;
        /** Delete a logo; its completed refinements stay, its failed ones go too */
        delete: operations["deleteAsset"];
        options?: never;
        head?: never;
        /** Mark a logo as a favorite, or no longer */
        patch: operations["markAsset"];
        trace?: never;
    };
    "/api/v1/assets/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Save a logo's picture under a readable file name */
        get: operations["downloadAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/refine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have variations or an edit of a finished logo drawn */
        post: operations["refineAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed logo again */
        post: operations["retryAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/kit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A logo's brand kit, with its files once it is completed */
        get: operations["readKit"];
        put?: never;
        /** Have the brand kit of a finished logo made; one that failed is made anew */
        post: operations["requestKit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/kit/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Save a brand kit's zip under a readable file name */
        get: operations["downloadKit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your webhooks, newest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have events delivered to an address
         * @description Deliveries follow Standard Webhooks 1.0: verify `webhook-signature` with the secret. Any 2xx within 15 s ends one; else it is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 14 h. 410 deactivates the webhook.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /** Delete a webhook; what waits for it is not delivered */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a `webhook.test` event delivered */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was delivered to a webhook in the last seven days, newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What work would cost, and whether it would be accepted; nothing is reserved */
        get: operations["readQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A project's events, where a `stream_url` leads
         * @description Server-sent events: one JSON object in each unnamed message, with `type`, `project_id`, `at`. Every change is an event whose SSE id grows by exactly one; the first is 1. A connection without a usable `Last-Event-ID` begins with a `snapshot`; one with `Last-Event-ID: n` continues after event n. `generation_complete` says that nothing is left to do; the stream stays open. An `error` (`project_deleted`) is the last message of a stream. By default one worker holds at most 200 streams of a project and 500 of a user open: the next is 429 `rate_limited`, where an `EventSource` gives up, and a client opens another after `Retry-After`.
         */
        get: operations["followProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event, sent to each webhook that wants it
         * @description Signed by [Standard Webhooks 1.0](https://www.standardwebhooks.com): verify it with the webhook's secret before you believe it. It may come more than once, with the same `webhook-id`.
         */
        post: operations["receiveEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description What happened, with the project, logo or kit as it was then and URLs signed now */
        WebhookMessage: components["schemas"]["ProjectWebhookMessage"] | components["schemas"]["AssetWebhookMessage"] | components["schemas"]["KitWebhookMessage"] | components["schemas"]["TestWebhookMessage"];
        ProjectWebhookMessage: {
            /** @enum {string} */
            type: "project.completed" | "project.failed";
            /**
             * Format: date-time
             * @description When the event happened
             */
            timestamp: string;
            data: components["schemas"]["Project"];
        };
        Project: {
            /** Format: uuid */
            id: string;
            project_name: string;
            brief_data: components["schemas"]["Brief"];
            /** @enum {string} */
            status: "prompting" | "generating" | "completed" | "failed" | "cancelled";
            error: components["schemas"]["Failure"] | null;
            /**
             * Format: uri
             * @description Signed
             */
            inspiration_image_url: string | null;
            progress: components["schemas"]["Progress"];
            cost: components["schemas"]["Cost"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description At most 16 KiB of JSON, nested 64 deep at most. An optional member that isn't there is left out, not null. Unknown members are kept as sent, numbers as doubles; their order is not kept. */
        Brief: {
            /** @example Northwind Coffee */
            company_name: string;
            /** @example Coffee roaster */
            industry: string;
            /** @example Small-batch beans, roasted on Fridays */
            description: string;
            tagline?: string;
            /**
             * @example [
             *       "minimal"
             *     ]
             */
            styles?: string[];
            /**
             * @example [
             *       "warm",
             *       "precise"
             *     ]
             */
            personality?: string[];
            /**
             * @example [
             *       "#5b3a29"
             *     ]
             */
            colors?: string[];
            avoid?: string;
            /**
             * @description How many logos to design
             * @default 15
             */
            concept_count?: number;
        } & {
            [key: string]: unknown;
        };
        Failure: {
            /** @enum {string} */
            code: "content_policy" | "vendor_unavailable" | "vendor_rejected" | "deadline_exceeded" | "worker_lost" | "bad_picture" | "prompts_unusable" | "unsupported_image" | "cancelled";
            /** @description A sentence for the user */
            message: string;
        };
        /** @description Counts every logo of the project, refinements included. */
        Progress: {
            total: number;
            pending: number;
            generating: number;
            completed: number;
            failed: number;
        };
        /** @description By the vendors' list prices; attempts that failed count, lost ones are not known. Null where a part of it has no known price. */
        Cost: {
            amount: number;
            /** @enum {string} */
            currency: "USD";
        };
        AssetWebhookMessage: {
            /** @enum {string} */
            type: "asset.completed" | "asset.failed";
            /**
             * Format: date-time
             * @description When the event happened
             */
            timestamp: string;
            data: components["schemas"]["Asset"];
        };
        Asset: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project_id: string;
            /** Format: uuid */
            parent_asset_id: string | null;
            /** @enum {string} */
            asset_type: "logo_concept" | "logo_variation" | "logo_edit";
            title: string;
            /**
             * @description A refinement has its parent's
             * @enum {string}
             */
            archetype: "abstract" | "lettermark" | "wordmark" | "combination" | "pictorial";
            /** @enum {string} */
            status: "pending" | "generating" | "completed" | "failed";
            /** @description Null until a refinement's prompt is written */
            generation_prompt: string | null;
            /** @description What a refinement was asked for, as its owner wrote it */
            instructions: string | null;
            error: components["schemas"]["Failure"] | null;
            attempts: number;
            favorite: boolean;
            /** @description Pixels; a vector's by its `viewBox` */
            width: number | null;
            /** @description Pixels; a vector's by its `viewBox` */
            height: number | null;
            /** @description `image/png`, `image/jpeg`, `image/webp` or `image/svg+xml` */
            mime_type: string | null;
            /**
             * @description Whether the lettering was read as it was to be; null where nothing is lettered, or not yet
             * @enum {string|null}
             */
            lettering?: "match" | "mismatch" | "unchecked" | null;
            /** @description What was read in the picture */
            lettering_text?: string | null;
            /**
             * Format: uri
             * @description Signed, good for at least an hour from when it was sent
             */
            asset_url: string | null;
            /**
             * Format: uri
             * @description Signed; at most 512 × 512 pixels and 60 KiB. Null until it is made, shortly after completion
             */
            thumbnail_url: string | null;
            cost: components["schemas"]["Cost"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            completed_at: string | null;
        };
        KitWebhookMessage: {
            /** @enum {string} */
            type: "kit.completed" | "kit.failed";
            /**
             * Format: date-time
             * @description When the event happened
             */
            timestamp: string;
            data: components["schemas"]["Kit"];
        };
        Kit: {
            /** Format: uuid */
            asset_id: string;
            /** @enum {string} */
            status: "pending" | "generating" | "completed" | "failed";
            error: components["schemas"]["Failure"] | null;
            fidelity: components["schemas"]["Fidelity"] | null;
            /** @description Most of the picture first; empty until the picture has been looked at */
            palette: components["schemas"]["PaletteColor"][];
            files: components["schemas"]["KitFile"][];
            /**
             * Format: uri
             * @description The zip of them all. Signed, good for at least an hour from when it was sent
             */
            zip_url: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            completed_at: string | null;
        };
        Fidelity: {
            /** @description How much of the picture its vector repeats: the share of pixels within a just visible difference. Under 0.97 the vector is an approximation, and the kit's pictures are made from the pixels */
            svg: number;
        };
        PaletteColor: {
            /** @example #1b4d3e */
            hex: string;
            /** @enum {string} */
            role: "background" | "primary" | "secondary" | "accent" | "ink";
            /** @description Of the picture */
            share: number;
        };
        KitFile: {
            /**
             * @description Its path in the zip
             * @example logo/logo.svg
             */
            name: string;
            /** @example The logo as a vector */
            purpose: string;
            mime_type: string;
            /** @description Pixels; null for what has none */
            width: number | null;
            /** @description Pixels; null for what has none */
            height: number | null;
            bytes: number;
            /**
             * Format: uri
             * @description Signed, good for at least an hour from when it was sent
             */
            url: string;
        };
        TestWebhookMessage: {
            /** @enum {string} */
            type: "webhook.test";
            /**
             * Format: date-time
             * @description When the event happened
             */
            timestamp: string;
            data: components["schemas"]["Webhook"];
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            /** Format: uri */
            url: string;
            events: ("project.completed" | "project.failed" | "asset.completed" | "asset.failed" | "kit.completed" | "kit.failed")[];
            /** @description False once it has answered 410 */
            active: boolean;
            /** Format: date-time */
            created_at: string;
            last_delivery: {
                /** Format: date-time */
                at: string;
                /** @description What the endpoint answered last; null where no answer came, or none yet */
                status: number | null;
            } | null;
        };
        Problem: {
            /** @description A URI reference that stands for the code */
            type: string;
            title: string;
            status: number;
            /** @description What the caller can do */
            detail: string;
            /** @enum {string} */
            code: "malformed_json" | "malformed_multipart" | "malformed_request" | "unauthorized" | "invalid_credentials" | "ticket_invalid" | "ticket_expired" | "not_found" | "method_not_allowed" | "email_taken" | "asset_not_ready" | "kit_not_ready" | "asset_not_failed" | "project_not_failed" | "project_busy" | "project_full" | "storage_limit" | "webhook_limit" | "body_too_large" | "unsupported_media_type" | "unsupported_image" | "validation_failed" | "weak_password" | "idempotency_key_reused" | "webhook_url_refused" | "active_project_limit" | "daily_limit" | "rate_limited" | "internal_error" | "unavailable";
            /** @description Also in the header x-request-id */
            request_id: string;
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /**
             * @description Where in the request, e.g. `brief_data.styles.0`
             * @example brief_data.company_name
             */
            path: string;
            message: string;
        };
        TimeMessage: {
            /** Format: date-time */
            timestamp: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
        };
        Session: {
            access_token: string;
            /** @description Good once: a refresh answers with the next */
            refresh_token: string;
            /** @example bearer */
            token_type: string;
            /** @description Seconds */
            expires_in: number;
            /** @description Seconds since 1970 */
            expires_at: number;
        };
        NewCredentials: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        Credentials: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        CreatedProject: {
            /** Format: uuid */
            project_id: string;
            /** Format: uri */
            stream_url: string;
            project: components["schemas"]["Project"];
            /**
             * @description What looked odd and was left as it was: unknown parts, unknown keys that look like known ones
             * @example [
             *       {
             *         "path": "brief_data.tag_line",
             *         "message": "is not used; did you mean tagline?"
             *       }
             *     ]
             */
            warnings: components["schemas"]["FieldError"][];
        };
        ProjectRetry: {
            /** @description True goes on without the inspiration picture, for good */
            without_inspiration?: boolean;
        };
        MoreConcepts: {
            /** @default 5 */
            count?: number;
            /**
             * @description Limits them to one kind
             * @enum {string}
             */
            archetype?: "abstract" | "lettermark" | "wordmark" | "combination" | "pictorial";
            /**
             * @description What they are to be like, in your own words
             * @example Calmer, with something of the sea
             */
            direction?: string;
        };
        StreamMessage: components["schemas"]["SnapshotMessage"] | components["schemas"]["AssetMessage"] | components["schemas"]["AssetDeletedMessage"] | components["schemas"]["ProjectMessage"] | components["schemas"]["KitMessage"] | components["schemas"]["ErrorMessage"];
        SnapshotMessage: {
            /** @enum {string} */
            type: "snapshot";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            project: components["schemas"]["Project"];
            assets: components["schemas"]["Asset"][];
        };
        AssetMessage: {
            /**
             * @description asset_updated: its favorite changed, its thumbnail is there, or its cost was reported after its end
             * @enum {string}
             */
            type: "asset_pending" | "asset_generating" | "asset_completed" | "asset_failed" | "asset_updated";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            asset: components["schemas"]["Asset"];
        };
        AssetDeletedMessage: {
            /** @enum {string} */
            type: "asset_deleted";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            /** Format: uuid */
            asset_id: string;
        };
        ProjectMessage: {
            /** @enum {string} */
            type: "project_updated" | "generation_complete";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            project: components["schemas"]["Project"];
        };
        KitMessage: {
            /**
             * @description A kit's status changed; its files are fetched by GET /assets/{id}/kit
             * @enum {string}
             */
            type: "kit_updated";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            kit: components["schemas"]["KitNews"];
        };
        KitNews: {
            /** Format: uuid */
            asset_id: string;
            /** @enum {string} */
            status: "pending" | "generating" | "completed" | "failed";
            error: components["schemas"]["Failure"] | null;
            fidelity: components["schemas"]["Fidelity"] | null;
            /** @description Most of the picture first; empty until the picture has been looked at */
            palette: components["schemas"]["PaletteColor"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            completed_at: string | null;
        };
        /** @description The stream closes; reconnecting won't mend it. */
        ErrorMessage: {
            /** @enum {string} */
            type: "error";
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description When the change was made; of a snapshot, when it was sent
             */
            at: string;
            /** @enum {string} */
            code: "project_deleted";
            message: string;
        };
        Refinement: {
            /** @enum {string} */
            action: "variation";
            instructions?: string;
            /** @default 1 */
            count?: number;
        } | {
            /** @enum {string} */
            action: "edit";
            /** @example Make it navy blue */
            instructions: string;
            /** @default 1 */
            count?: number;
        };
        AssetRetry: {
            /**
             * @description Takes the place of the logo's prompt
             * @example A flat emblem of a coffee bean on a white ground
             */
            prompt?: string;
        };
        NewWebhook: {
            /**
             * Format: uri
             * @description https, a public host, port 443 or 1024 and above, without user or password
             * @example https://example.com/hooks/logokraft
             */
            url: string;
            /**
             * @description Default: all
             * @default [
             *       "project.completed",
             *       "project.failed",
             *       "asset.completed",
             *       "asset.failed",
             *       "kit.completed",
             *       "kit.failed"
             *     ]
             */
            events?: ("project.completed" | "project.failed" | "asset.completed" | "asset.failed" | "kit.completed" | "kit.failed")[];
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The header `webhook-id` of each of its tries
             */
            id: string;
            /** @enum {string} */
            event: "project.completed" | "project.failed" | "asset.completed" | "asset.failed" | "kit.completed" | "kit.failed" | "webhook.test";
            /** @description How often it was tried */
            attempt: number;
            /** @description What the endpoint answered last; null where no answer came, or none yet */
            status: number | null;
            /** @description Why the last try failed */
            error: string | null;
            /**
             * Format: date-time
             * @description When it was last tried; before the first try, when its event happened
             */
            at: string;
            /**
             * Format: date-time
             * @description Null once it is delivered or given up
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When its event happened
             */
            created_at: string;
        };
        Quote: {
            /** @enum {string} */
            action: "create" | "concepts" | "refine" | "kit";
            count: number;
            /** @description That would be drawn, and count against the day's */
            pictures: number;
            /** @description By the vendors' list prices and what such work usually needs; a part is null where a price is not known, and the total with it */
            cost: {
                prompts: number | null;
                pictures: number | null;
                /** @description Reading the letters of the pictures back */
                lettering: number | null;
                total: number | null;
                /** @enum {string} */
                currency: "USD";
            };
            /** @description Which would do it; null where none is needed */
            models: {
                prompt: string | null;
                picture: string | null;
            };
            /** @description Pictures that are left of 24 hours */
            daily_left: number;
            /**
             * @description What the request would be told now as far as your limits go: `accepted`, or the code of its refusal. What stands in the way of a certain project or logo (`project_busy`, `project_full`, `asset_not_ready`) is told when it is asked for
             * @enum {string}
             */
            would_be: "accepted" | "malformed_json" | "malformed_multipart" | "malformed_request" | "unauthorized" | "invalid_credentials" | "ticket_invalid" | "ticket_expired" | "not_found" | "method_not_allowed" | "email_taken" | "asset_not_ready" | "kit_not_ready" | "asset_not_failed" | "project_not_failed" | "project_busy" | "project_full" | "storage_limit" | "webhook_limit" | "body_too_large" | "unsupported_media_type" | "unsupported_image" | "validation_failed" | "weak_password" | "idempotency_key_reused" | "webhook_url_refused" | "active_project_limit" | "daily_limit" | "rate_limited" | "internal_error" | "unavailable";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the request in our logs; also in a problem's request_id */
        RequestId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    checkHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works; `degraded` where a vendor or Storage is in trouble and work waits for it */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    } | {
                        /** @enum {string} */
                        status: "degraded";
                        parts: {
                            /** @example seedream */
                            part: string;
                            /** @description A sentence for whoever runs the service */
                            message: string;
                        }[];
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: the database does not answer, or lost work has not been looked for lately */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description A URI reference that stands for the code */
                        type: string;
                        title: string;
                        /** @enum {string} */
                        status: "ill";
                        /** @description What the caller can do */
                        detail: string;
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_multipart" | "malformed_request" | "unauthorized" | "invalid_credentials" | "ticket_invalid" | "ticket_expired" | "not_found" | "method_not_allowed" | "email_taken" | "asset_not_ready" | "kit_not_ready" | "asset_not_failed" | "project_not_failed" | "project_busy" | "project_full" | "storage_limit" | "webhook_limit" | "body_too_large" | "unsupported_media_type" | "unsupported_image" | "validation_failed" | "weak_password" | "idempotency_key_reused" | "webhook_url_refused" | "active_project_limit" | "daily_limit" | "rate_limited" | "internal_error" | "unavailable";
                        /** @description Also in the header x-request-id */
                        request_id: string;
                        errors?: components["schemas"]["FieldError"][];
                        parts: {
                            /** @example seedream */
                            part: string;
                            /** @description A sentence for whoever runs the service */
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    testStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One TimeMessage in each message */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TimeMessage"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    showDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Where the page is, on a platform that serves no HTML */
            302: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCredentials"];
            };
        };
        responses: {
            /** @description The account; no session where its e-mail address has to be confirmed first */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                        session: components["schemas"]["Session"] | null;
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `email_taken`: The e-mail address has an account already */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "email_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `weak_password`: The password is too weak */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "weak_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description A new session */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                        session: components["schemas"]["Session"];
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `invalid_credentials`: The credentials are wrong */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_credentials";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description The session with new tokens */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                        session: components["schemas"]["Session"];
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `invalid_credentials`: The credentials are wrong */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_credentials";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: components["schemas"]["Project"][];
                        /** @description Null on the last page */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers with the first result, for 24 hours */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    brief_data: components["schemas"]["Brief"];
                    /**
                     * Format: binary
                     * @description PNG, JPEG or WebP, at most 5 MiB
                     */
                    inspiration_file?: Blob;
                    /** @description By default the brief's company_name */
                    project_name?: string;
                };
            };
        };
        responses: {
            /** @description The project that this Idempotency-Key made before */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProject"];
                };
            };
            /** @description The project, which is on its way */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description The project's address */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProject"];
                };
            };
            /** @description `malformed_multipart`: The body is not multipart/form-data; `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_multipart" | "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `storage_limit`: Your pictures take as much room as they may */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "storage_limit";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported; `unsupported_image`: The file is no picture of a supported kind */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type" | "unsupported_image";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `idempotency_key_reused`: The key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `active_project_limit`: Too many unfinished projects; `daily_limit`: Too many logos in 24 hours; `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "active_project_limit" | "daily_limit" | "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readProject: {
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
            /** @description The project */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        project: components["schemas"]["Project"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    deleteProject: {
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
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    listAssets: {
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
            /** @description All of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assets: components["schemas"]["Asset"][];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    cancelProject: {
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
            /** @description The project as it is now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        project: components["schemas"]["Project"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    retryProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers with the first result, for 24 hours */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProjectRetry"];
            };
        };
        responses: {
            /** @description The project, which is on its way again */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        project: components["schemas"]["Project"];
                        /** Format: uri */
                        stream_url: string;
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `project_not_failed`: The project has not failed while prompting */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "project_not_failed";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `idempotency_key_reused`: The key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `daily_limit`: Too many logos in 24 hours; `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "daily_limit" | "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    requestConcepts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers with the first result, for 24 hours */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MoreConcepts"];
            };
        };
        responses: {
            /** @description The project, which is prompting again */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        project: components["schemas"]["Project"];
                        /** Format: uri */
                        stream_url: string;
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `project_busy`: Concepts of this project are being thought of already; `project_full`: The project holds as many logos as it may */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "project_busy" | "project_full";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `idempotency_key_reused`: The key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `daily_limit`: Too many logos in 24 hours; `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "daily_limit" | "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    openStream: {
        parameters: {
            query?: {
                /** @description As the header Last-Event-ID, which wins */
                last_event_id?: string;
                /** @description Of a `stream_url`; instead of an access token */
                ticket?: string;
            };
            header?: {
                /** @description Number of the last event seen; anything else begins with a snapshot */
                "last-event-id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One StreamMessage in each unnamed message */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamMessage"];
                };
            };
            /** @description Where the stream is served */
            307: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first; `ticket_invalid`: The ticket doesn't open this stream; `ticket_expired`: The ticket has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized" | "ticket_invalid" | "ticket_expired";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    createStreamTicket: {
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
            /** @description Good for 12 h */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        stream_url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readAsset: {
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
            /** @description The logo */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asset: components["schemas"]["Asset"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    deleteAsset: {
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
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `asset_not_ready`: The logo is not ready for this */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "asset_not_ready";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    markAsset: {
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
                "application/json": {
                    favorite: boolean;
                };
            };
        };
        responses: {
            /** @description The logo */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asset: components["schemas"]["Asset"];
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    downloadAsset: {
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
            /** @description A signed URL that browsers save */
            302: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `asset_not_ready`: The logo is not ready for this */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "asset_not_ready";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    refineAsset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers with the first result, for 24 hours */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refinement"];
            };
        };
        responses: {
            /** @description The new logos, still to be drawn */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assets: components["schemas"]["Asset"][];
                        /** Format: uri */
                        stream_url: string;
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `asset_not_ready`: The logo is not ready for this; `project_full`: The project holds as many logos as it may */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "asset_not_ready" | "project_full";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `idempotency_key_reused`: The key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `daily_limit`: Too many logos in 24 hours; `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "daily_limit" | "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    retryAsset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request again answers with the first result, for 24 hours */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AssetRetry"];
            };
        };
        responses: {
            /** @description The logo, pending again */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asset: components["schemas"]["Asset"];
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `asset_not_failed`: The logo has not failed */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "asset_not_failed";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `idempotency_key_reused`: The key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "idempotency_key_reused";
                    };
                };
            };
            /** @description `daily_limit`: Too many logos in 24 hours; `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "daily_limit" | "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readKit: {
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
            /** @description The kit */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kit: components["schemas"]["Kit"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    requestKit: {
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
            /** @description The kit that is there already */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kit: components["schemas"]["Kit"];
                    };
                };
            };
            /** @description The kit, which is on its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kit: components["schemas"]["Kit"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `asset_not_ready`: The logo is not ready for this */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "asset_not_ready";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    downloadKit: {
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
            /** @description A signed URL that browsers save */
            302: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `kit_not_ready`: The brand kit is not finished */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "kit_not_ready";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: components["schemas"]["Webhook"][];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The webhook, with its secret */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                        /** @description `whsec_…`, shown this once */
                        secret: string;
                    };
                };
            };
            /** @description `malformed_json`: What should be JSON is not; `malformed_request`: The request can't be read */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "malformed_json" | "malformed_request";
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `webhook_limit`: You have as many webhooks as you may */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "webhook_limit";
                    };
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule; `webhook_url_refused`: The webhook's address is refused */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "webhook_url_refused";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readWebhook: {
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
            /** @description The webhook */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    deleteWebhook: {
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
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    testWebhook: {
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
            /** @description It is on its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivery: components["schemas"]["WebhookDelivery"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["WebhookDelivery"][];
                        /** @description Null on the last page */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    readQuote: {
        parameters: {
            query: {
                action: "create" | "concepts" | "refine" | "kit";
                /** @description How many: of create 15 by default, concepts 5 (at most 20 of either), refine 1 (at most 5), kit 1 */
                count?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quote */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        quote: components["schemas"]["Quote"];
                    };
                };
            };
            /** @description `unauthorized`: Sign in first */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description `Bearer`, where an access token is missing or void */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unauthorized";
                    };
                };
            };
            /** @description `validation_failed`: The request breaks a rule */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    followProject: {
        parameters: {
            query?: {
                /** @description As the header Last-Event-ID, which wins */
                last_event_id?: string;
            };
            header?: {
                /** @description Number of the last event seen; anything else begins with a snapshot */
                "last-event-id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One StreamMessage in each unnamed message */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamMessage"];
                };
            };
            /** @description `ticket_invalid`: The ticket doesn't open this stream; `ticket_expired`: The ticket has expired */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "ticket_invalid" | "ticket_expired";
                    };
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_found";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description `"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers */
                    RateLimit?: string;
                    /** @description `"policy";q=quota;w=window in seconds` */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "rate_limited";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong */
            500: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `unavailable`: Not available right now */
            503: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unavailable";
                    };
                };
            };
        };
    };
    receiveEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The delivery's id, the same for each of its tries */
                "webhook-id": string;
                /** @description When this try was sent: seconds since 1970 */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Nothing more is to be sent here: the webhook is deactivated */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
