
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "brand_kits": {
                  Row: {
                    "asset_id": string,"completed_at": string | null,"created_at": string,"error": Json | null,"fidelity": Json | null,"files": NonNullable<Json>,"palette": NonNullable<Json>,"project_id": string,"status": Database["public"]['Enums']["kit_status"],"updated_at": string,"user_id": string,"zip_path": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "asset_id": string,"completed_at"?: string | null,"created_at"?: string,"error"?: Json | null,"fidelity"?: Json | null,"files"?: NonNullable<Json>,"palette"?: NonNullable<Json>,"project_id": string,"status"?: Database["public"]['Enums']["kit_status"],"updated_at"?: string,"user_id": string,"zip_path"?: string | null
                  }
                  Update: {
                    "asset_id"?: string,"completed_at"?: string | null,"created_at"?: string,"error"?: Json | null,"fidelity"?: Json | null,"files"?: NonNullable<Json>,"palette"?: NonNullable<Json>,"project_id"?: string,"status"?: Database["public"]['Enums']["kit_status"],"updated_at"?: string,"user_id"?: string,"zip_path"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "kit_of_asset"
      columns: ["asset_id","project_id"]
isOneToOne: false
      referencedRelation: "generated_assets"
      referencedColumns: ["id","project_id"]
    }
                  ]
                },"brand_projects": {
                  Row: {
                    "brief_data": NonNullable<Json>,"concept_count": number,"created_at": string,"deleted_completed": boolean,"deleted_cost_usd": number | null,"deleted_ordinal": number,"error": Json | null,"id": string,"inspiration_image_url": string | null,"project_name": string,"prompting_cost_usd": number | null,"status": Database["public"]['Enums']["project_status"],"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "brief_data": NonNullable<Json>,"concept_count"?: number,"created_at"?: string,"deleted_completed"?: boolean,"deleted_cost_usd"?: number | null,"deleted_ordinal"?: number,"error"?: Json | null,"id"?: string,"inspiration_image_url"?: string | null,"project_name": string,"prompting_cost_usd"?: number | null,"status"?: Database["public"]['Enums']["project_status"],"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "brief_data"?: NonNullable<Json>,"concept_count"?: number,"created_at"?: string,"deleted_completed"?: boolean,"deleted_cost_usd"?: number | null,"deleted_ordinal"?: number,"error"?: Json | null,"id"?: string,"inspiration_image_url"?: string | null,"project_name"?: string,"prompting_cost_usd"?: number | null,"status"?: Database["public"]['Enums']["project_status"],"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"generated_assets": {
                  Row: {
                    "archetype": Database["public"]['Enums']["logo_archetype"],"asset_type": Database["public"]['Enums']["asset_type"],"asset_url": string | null,"attempts": number,"completed_at": string | null,"cost_usd": number | null,"created_at": string,"error": Json | null,"favorite": boolean,"generation_prompt": string | null,"height": number | null,"id": string,"instructions": string | null,"lettering": Database["public"]['Enums']["lettering_verdict"] | null,"lettering_text": string | null,"mime_type": string | null,"ordinal": number,"parent_asset_id": string | null,"project_id": string,"prompt_version": string | null,"round_id": string | null,"status": Database["public"]['Enums']["asset_status"],"thumbnail_path": string | null,"title": string,"to_letter": Json | null,"updated_at": string,"user_id": string,"width": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "archetype": Database["public"]['Enums']["logo_archetype"],"asset_type"?: Database["public"]['Enums']["asset_type"],"asset_url"?: string | null,"attempts"?: number,"completed_at"?: string | null,"cost_usd"?: number | null,"created_at"?: string,"error"?: Json | null,"favorite"?: boolean,"generation_prompt"?: string | null,"height"?: number | null,"id"?: string,"instructions"?: string | null,"lettering"?: Database["public"]['Enums']["lettering_verdict"] | null,"lettering_text"?: string | null,"mime_type"?: string | null,"ordinal": number,"parent_asset_id"?: string | null,"project_id": string,"prompt_version"?: string | null,"round_id"?: string | null,"status"?: Database["public"]['Enums']["asset_status"],"thumbnail_path"?: string | null,"title": string,"to_letter"?: Json | null,"updated_at"?: string,"user_id": string,"width"?: number | null
                  }
                  Update: {
                    "archetype"?: Database["public"]['Enums']["logo_archetype"],"asset_type"?: Database["public"]['Enums']["asset_type"],"asset_url"?: string | null,"attempts"?: number,"completed_at"?: string | null,"cost_usd"?: number | null,"created_at"?: string,"error"?: Json | null,"favorite"?: boolean,"generation_prompt"?: string | null,"height"?: number | null,"id"?: string,"instructions"?: string | null,"lettering"?: Database["public"]['Enums']["lettering_verdict"] | null,"lettering_text"?: string | null,"mime_type"?: string | null,"ordinal"?: number,"parent_asset_id"?: string | null,"project_id"?: string,"prompt_version"?: string | null,"round_id"?: string | null,"status"?: Database["public"]['Enums']["asset_status"],"thumbnail_path"?: string | null,"title"?: string,"to_letter"?: Json | null,"updated_at"?: string,"user_id"?: string,"width"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "asset_parent"
      columns: ["parent_asset_id","project_id"]
isOneToOne: false
      referencedRelation: "generated_assets"
      referencedColumns: ["id","project_id"]
    },{
      foreignKeyName: "generated_assets_project_id_fkey"
      columns: ["project_id"]
isOneToOne: false
      referencedRelation: "brand_projects"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "generated_assets_project_id_fkey"
      columns: ["project_id"]
isOneToOne: false
      referencedRelation: "project_overviews"
      referencedColumns: ["id"]
    }
                  ]
                }
          }
          Views: {
            "operations": {
                  Row: {
                    "access_rules": Json | null,"at": string | null,"calls": Json | null,"cron_jobs": Json | null,"failures_by_code": Json | null,"last_good_sweep_at": string,"last_sweep_error": string | null,"objects_to_remove": number | null,"oldest_due_at": string | null,"queue_depth": number | null,"queue_due": number | null,"running_leases": number | null,"set_aside_jobs": Json | null,"silent_leases": number | null,"spend_per_day": Json | null,"spend_per_owner": Json | null,"vault_secrets": Json | null,"vendors": Json | null,"webhooks": Json | null,"work": Json | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"project_overviews": {
                  Row: {
                    "brief_data": NonNullable<Json>,"concept_count": number,"cost_usd": number | null,"created_at": string,"deleted_completed": boolean,"deleted_cost_usd": number | null,"deleted_ordinal": number,"error": Json | null,"id": string,"inspiration_image_url": string | null,"progress": Json | null,"project_name": string,"prompting_cost_usd": number | null,"status": Database["public"]['Enums']["project_status"],"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                }
          }
          Functions: {
            "begin_redraw":
{ Args: { "p_asset_id": string,"p_lease_token": string }; Returns: boolean
                           },
"cancel_project":
{ Args: { "p_owner_id": string,"p_project_id": string }; Returns: Json
                           },
"claim_delivery":
{ Args: { "p_job_id": string,"p_lease_token"?: string }; Returns: Json
                           },
"claim_object_removals":
{ Args: { "p_limit"?: number }; Returns: Json
                           },
"claim_picture":
{ Args: { "p_asset_id": string,"p_lease_token"?: string }; Returns: Json
                           },
"claim_prompts":
{ Args: { "p_lease_token"?: string,"p_round_id": string }; Returns: Json
                           },
"claim_rendition":
{ Args: { "p_job_id": string,"p_lease_token"?: string }; Returns: Json
                           },
"claim_withdrawals":
{ Args: { "p_limit"?: number }; Returns: Json
                           },
"complete_picture":
{ Args: { "p_asset_id": string,"p_height": number,"p_lease_token": string,"p_lettering"?: Database["public"]['Enums']["lettering_verdict"],"p_lettering_text"?: string,"p_mime_type": string,"p_path": string,"p_report"?: Json,"p_width": number }; Returns: Json
                           },
"complete_prompts":
{ Args: { "p_concepts": Json,"p_lease_token": string,"p_prompt_version"?: string,"p_report"?: Json,"p_round_id": string }; Returns: Json
                           },
"complete_thumbnail":
{ Args: { "p_job_id": string,"p_lease_token": string,"p_path": string,"p_report"?: Json }; Returns: Json
                           },
"confirm_object_removals":
{ Args: { "p_objects": Json }; Returns: number
                           },
"create_project":
{ Args: { "p_brief_data": Json,"p_concept_count": number,"p_idempotency_key"?: string,"p_inspiration_path"?: string,"p_max_active_projects": number,"p_max_generations_per_day": number,"p_owner_id": string,"p_project_id": string,"p_project_name": string,"p_request_hash"?: string }; Returns: Json
                           },
"create_webhook":
{ Args: { "p_events": (string)[],"p_owner_id": string,"p_url": string }; Returns: Json
                           },
"delete_asset":
{ Args: { "p_asset_id": string,"p_owner_id": string }; Returns: Json
                           },
"delete_project":
{ Args: { "p_owner_id": string,"p_project_id": string }; Returns: Json
                           },
"delete_webhook":
{ Args: { "p_owner_id": string,"p_webhook_id": string }; Returns: Json
                           },
"extend_lease":
{ Args: { "p_job_id": string,"p_lease_token": string }; Returns: boolean
                           },
"fail_job":
{ Args: { "p_class": string,"p_code": string,"p_detail"?: string,"p_job_id": string,"p_lease_token": string,"p_report"?: Json,"p_retry_after_seconds"?: number }; Returns: Json
                           },
"list_deliveries":
{ Args: { "p_before_at"?: string,"p_before_id"?: string,"p_limit": number,"p_owner_id": string,"p_webhook_id": string }; Returns: Json
                           },
"list_webhooks":
{ Args: { "p_owner_id": string }; Returns: Json
                           },
"project_snapshot":
{ Args: { "p_project_id": string }; Returns: Json
                           },
"quote":
{ Args: { "p_action": string,"p_max_active_projects": number,"p_max_generations_per_day": number,"p_owner_id": string,"p_pictures": number }; Returns: Json
                           },
"read_news":
{ Args: { "p_after": (number)[],"p_limit": number,"p_project_ids": (string)[] }; Returns: Json
                           },
"read_project_events":
{ Args: { "p_after": number,"p_limit": number,"p_project_id": string }; Returns: Json
                           },
"read_webhook":
{ Args: { "p_owner_id": string,"p_webhook_id": string }; Returns: Json
                           },
"redraw_turned_away":
{ Args: { "p_asset_id": string,"p_lease_token": string,"p_retry_after_seconds"?: number }; Returns: boolean
                           },
"refine_asset":
{ Args: { "p_action": string,"p_asset_id": string,"p_count": number,"p_idempotency_key"?: string,"p_instructions"?: string,"p_max_generations_per_day": number,"p_owner_id": string,"p_request_hash"?: string }; Returns: Json
                           },
"release_inspiration":
{ Args: { "p_path": string }; Returns: undefined
                           },
"release_job":
{ Args: { "p_job_id": string,"p_lease_token": string }; Returns: boolean
                           },
"report_attempt":
{ Args: { "p_job_id": string,"p_lease_token": string,"p_report": Json }; Returns: boolean
                           },
"request_concepts":
{ Args: { "p_archetype"?: Database["public"]['Enums']["logo_archetype"],"p_count": number,"p_direction"?: string,"p_idempotency_key"?: string,"p_max_generations_per_day": number,"p_owner_id": string,"p_project_id": string,"p_request_hash"?: string }; Returns: Json
                           },
"request_kit":
{ Args: { "p_asset_id": string,"p_owner_id": string }; Returns: Json
                           },
"reserve_inspiration":
{ Args: { "p_bytes": number,"p_concept_count": number,"p_idempotency_key"?: string,"p_max_active_projects": number,"p_max_bytes": number,"p_max_generations_per_day": number,"p_owner_id": string,"p_path": string,"p_request_hash"?: string }; Returns: Json
                           },
"reserve_object":
{ Args: { "p_bucket": string,"p_job_id"?: string,"p_lease_token"?: string,"p_path": string }; Returns: boolean
                           },
"retry_asset":
{ Args: { "p_asset_id": string,"p_idempotency_key"?: string,"p_max_generations_per_day": number,"p_owner_id": string,"p_prompt"?: string,"p_request_hash"?: string }; Returns: Json
                           },
"retry_project":
{ Args: { "p_idempotency_key"?: string,"p_max_generations_per_day": number,"p_owner_id": string,"p_project_id": string,"p_request_hash"?: string,"p_without_inspiration"?: boolean }; Returns: Json
                           },
"save_kit_step":
{ Args: { "p_files": Json,"p_job_id": string,"p_lease_token": string,"p_report"?: Json,"p_traced"?: Json }; Returns: Json
                           },
"save_provider_job":
{ Args: { "p_asset_id": string,"p_lease_token": string,"p_provider_job"?: Json,"p_report"?: Json }; Returns: boolean
                           },
"save_rewritten_prompt":
{ Args: { "p_asset_id": string,"p_lease_token": string,"p_prompt": string,"p_prompt_version"?: string,"p_to_letter"?: Json }; Returns: boolean
                           },
"service_health":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"settle_delivery":
{ Args: { "p_error"?: string,"p_job_id": string,"p_lease_token": string,"p_status"?: number }; Returns: Json
                           },
"settle_withdrawal":
{ Args: { "p_is_withdrawn": boolean,"p_job_id": string }; Returns: boolean
                           },
"test_webhook":
{ Args: { "p_owner_id": string,"p_webhook_id": string }; Returns: Json
                           }
          }
          Enums: {
            "asset_status": "pending"|"generating"|"completed"|"failed","asset_type": "logo_concept"|"logo_variation"|"logo_edit","kit_status": "pending"|"generating"|"completed"|"failed","lettering_verdict": "match"|"mismatch"|"unchecked","logo_archetype": "abstract"|"lettermark"|"wordmark"|"combination"|"pictorial","project_status": "prompting"|"generating"|"completed"|"failed"|"cancelled"
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            "asset_status": ["pending", "generating", "completed", "failed"],"asset_type": ["logo_concept", "logo_variation", "logo_edit"],"kit_status": ["pending", "generating", "completed", "failed"],"lettering_verdict": ["match", "mismatch", "unchecked"],"logo_archetype": ["abstract", "lettermark", "wordmark", "combination", "pictorial"],"project_status": ["prompting", "generating", "completed", "failed", "cancelled"]
          }
        }
} as const
