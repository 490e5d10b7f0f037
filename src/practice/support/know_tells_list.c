/* Table of data: words that may tell others of somebody's health. */
#include "practice/support/know_tells.h"

/*
 * Ours throughout: names of conditions as people say them, in both languages,
 * and what goes with them.  A group is one thing in several words.  Words that
 * mean something else more often than not ("add", "fit") are left out: the
 * person is asked about anything that a worker wrote for them in any case.
 */
const struct know_telling know_tellings[] = {
        {"dyslexia|dyslexic|word blind|word blindness|dyslecsia|dyslecsig",
         {2026, 11, 1}},
        {"dyspraxia|dyspraxic|dcd|coordination disorder|dyspracsia",
         {2026, 11, 1}},
        {"dyscalculia|dyscalculic|dyscalcwlia", {2026, 11, 1}},
        {"adhd|attention deficit|hyperactive|hyperactivity|ritalin|"
         "gorfywiog|diffyg canolbwyntio",
         {2026, 11, 1}},
        {"autism|autistic|asd|asperger|aspergers|on the spectrum|"
         "neurodivergent|neurodiverse|awtistiaeth|awtistig|niwrowahanol",
         {2026, 11, 1}},
        {"learning disability|learning disabilities|learning difficulty|"
         "learning difficulties|special needs|low iq|anabledd dysgu|"
         "anawsterau dysgu|anghenion arbennig",
         {2026, 11, 1}},
        {"brain injury|head injury|brain damage|tbi|concussion|"
         "anaf i'r ymennydd|anaf i'r pen",
         {2026, 11, 1}},
        {"dementia|alzheimers|alzheimer's|memory loss|lose my memory|"
         "colli cof",
         {2026, 11, 1}},
        {"tourettes|tourette's|tourette|tics", {2026, 11, 1}},
        {"stammer|stammering|stutter|stuttering|atal dweud", {2026, 11, 1}},
        {"depression|depressed|antidepressants|anti-depressants|low mood|"
         "iselder|isel fy ysbryd",
         {2026, 11, 1}},
        {"anxiety|anxious|panic attack|panic attacks|gorbryder|gorbryderus|"
         "pwl o banig|pyliau o banig",
         {2026, 11, 1}},
        {"ptsd|post traumatic stress|post-traumatic stress|trauma|"
         "traumatised|flashbacks|flashback|trawma|ôl-fflachiau",
         {2026, 11, 1}},
        {"schizophrenia|schizophrenic|psychosis|psychotic|hear voices|"
         "hearing voices|hears voices|paranoid|paranoia|sgitsoffrenia|"
         "seicosis|clywed lleisiau",
         {2026, 11, 1}},
        {"bipolar|manic|mania|mood swings|deubegynol", {2026, 11, 1}},
        {"personality disorder|eupd|bpd|borderline|"
         "anhwylder personoliaeth",
         {2026, 11, 1}},
        {"ocd|obsessive compulsive|compulsions", {2026, 11, 1}},
        {"anorexia|anorexic|bulimia|bulimic|eating disorder|"
         "anhwylder bwyta",
         {2026, 11, 1}},
        {"self harm|self-harm|self harming|cut myself|suicide|suicidal|"
         "overdose|hunan-niweidio|hunanladdiad|gorddos",
         {2026, 11, 1}},
        {"mental health|mentally ill|mental illness|psychiatrist|"
         "psychiatric|sectioned|counselling|therapist|iechyd meddwl|"
         "seiciatrydd|salwch meddwl",
         {2026, 11, 1}},
        {"phobia|phobic|claustrophobia|claustrophobic|agoraphobia|ffobia",
         {2026, 11, 1}},
        {"epilepsy|epileptic|seizure|seizures|epilepsi|epileptig",
         {2026, 11, 1}},
        {"diabetes|diabetic|insulin|blood sugar|hypo|hypos|clefyd siwgr|"
         "clefyd y siwgr|diabetig|inswlin",
         {2026, 11, 1}},
        {"asthma|asthmatic|inhaler|copd|emphysema|asthmatig|anadlydd",
         {2026, 11, 1}},
        {"hiv|aids|antiretrovirals", {2026, 11, 1}},
        {"hepatitis|hep b|hep c|liver disease|cirrhosis|hepatitis",
         {2026, 11, 1}},
        {"cancer|chemo|chemotherapy|radiotherapy|tumour|canser|"
         "cemotherapi|tiwmor",
         {2026, 11, 1}},
        {"heart condition|heart attack|heart disease|angina|pacemaker|"
         "clefyd y galon|trawiad ar y galon",
         {2026, 11, 1}},
        {"high blood pressure|blood pressure|pwysedd gwaed", {2026, 11, 1}},
        {"had a stroke|my stroke|since the stroke|strôc", {2026, 11, 1}},
        {"arthritis|arthritic|rheumatism|fibromyalgia|arthritig|gwynegon|"
         "crydcymalau",
         {2026, 11, 1}},
        {"multiple sclerosis|parkinson's|parkinsons|cerebral palsy|"
         "muscular dystrophy|sglerosis ymledol|parlys yr ymennydd",
         {2026, 11, 1}},
        {"crohn's|crohns|colitis|ibs|irritable bowel|incontinent|"
         "incontinence|stoma|catheter|clefyd crohn",
         {2026, 11, 1}},
        {"chronic pain|sciatica|bad back|slipped disc|poen cronig|"
         "cefn drwg",
         {2026, 11, 1}},
        {"chronic fatigue|me/cfs|cfs|long covid|covid hir", {2026, 11, 1}},
        {"deaf|hard of hearing|hearing loss|hearing aid|hearing aids|"
         "lost my hearing|byddar|trwm fy nghlyw|colli clyw|"
         "cymorth clyw",
         {2026, 11, 1}},
        {"blind|partially sighted|sight loss|visually impaired|"
         "lost my sight|glaucoma|cataracts|dall|rhannol ddall|"
         "colli golwg|nam ar y golwg",
         {2026, 11, 1}},
        {"pregnant|pregnancy|miscarriage|menopause|feichiog|beichiog|"
         "beichiogrwydd|camesgoriad|menopos",
         {2026, 11, 1}},
        {"methadone|buprenorphine|subutex|espranor|buvidal|naloxone|"
         "on a script|addiction|withdrawal|withdrawing|detox|rehab|"
         "dibyniaeth|dadwenwyno",
         {2026, 11, 1}},
        {"alcoholism|liver|alcoholiaeth", {2026, 11, 1}},
        {"allergy|allergic|anaphylaxis|epipen|alergedd|alergaidd",
         {2026, 11, 1}},
        {"wheelchair|disability|disabled|impairment|cadair olwyn|anabledd|"
         "anabl",
         {2026, 11, 1}},
        {"medication|medicine|meds|my tablets|my pills|side effects|"
         "my injection|depot|painkillers|prescription|meddyginiaeth|"
         "fy nhabledi|sgil effeithiau|presgripsiwn",
         {2026, 11, 1}},
        {"diagnosis|diagnosed|my condition|my illness|syndrome|hospital|"
         "my consultant|disorder|diagnosis|cyflwr|salwch|syndrom|ysbyty|"
         "anhwylder",
         {2026, 11, 1}},
        {NULL, {0, 0, 0}},
};
